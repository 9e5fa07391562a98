//! What of a script or style need not travel? Its comments: a quarter of the bytes, and no browser reads them.

/// The text without blank lines and without comments that have their lines to themselves. Nothing else is touched, so that a
/// line of the source is found as it is, and no rule of the language is needed but one of ours: no line inside a string or a
/// template begins with `//` or `/*`.
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
                Some(_) => push(&mut short, line),
            }
        } else if !bare.is_empty() && !bare.starts_with("//") {
            push(&mut short, line);
        }
    }
    short
}

fn push(text: &mut String, line: &str) {
    text.push_str(line.trim_end());
    text.push('\n');
}
