//! WHAT CAN BE DONE FROM A SHELL? The subcommands: the same service, against the same data, without HTTP.
