//! What of a script or style need not travel? Its comments and indents: a third of the bytes, and no browser reads them.

/// The text without blank lines, without comments that have their lines to themselves, and without what lines are indented by.
/// Nothing else is touched: no rule of the language is needed but one of ours, that inside a string or a template no line begins
/// with `//` or `/*`, and that it does not matter how far it is indented, as in HTML.
pub(crate) fn shorten(text: &str) -> String {
    let mut short = String::with_capacity(text.len());
    let mut inside = false;
    for line in text.lines() {
        let bare = line.trim();
        if inside {
            inside = !bare.ends_with("*/");
            continue;
        }
        if let Some(comment) = bare.strip_prefix("/*") {
            match comment.find("*/") {
                None => inside = true,
                Some(end) if end + 2 == comment.len() => {}
                // Code follows it.
                Some(_) => push(&mut short, bare),
            }
        } else if !bare.is_empty() && !bare.starts_with("//") {
            push(&mut short, bare);
        }
    }
    short
}

fn push(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}
