//! What has the page put into the middle of a text? Boxes that say of themselves where they begin and end.
//!
//! Large sites mark such boxes for screen readers, and a copied page keeps the marks: «تخطى قصص مقترحة وواصل القراءة», «قصص
//! مقترحة», …, «قصص مقترحة نهاية»; "list 1 of 3", a headline, "end of list".

use super::block::Reason;
use super::features::Features;
use super::passage::Mark;
use crate::article::Role;

/// The word that ends a box.
const END: &str = "نهايه";

/// Labels the lines of such boxes. Looks a bounded number of lines back from each end.
pub(crate) fn label(lines: &[Features], labels: &mut [Option<(Role, Reason)>]) {
    const LONGEST: usize = 20;
    for at in 0..lines.len() {
        let line = &lines[at];
        if line.length() > 6 || line.mark == Mark::Stop {
            continue;
        }
        let counts = line.word(0) == "list" && line.word(2) == "of" && line.length() == 4;
        if counts || line.joined == "end of list" {
            labels[at] = Some((Role::Boilerplate, Reason::Interface));
            if counts && lines.get(at + 1).is_some_and(|next| next.mark != Mark::Stop) {
                labels[at + 1] = Some((Role::Related, Reason::RelatedItem));
            }
            continue;
        }
        let Some(name) = line.joined.strip_suffix(END) else { continue };
        let name = name.trim_end();
        let names_it = |line: &Features| match name.is_empty() {
            true => matches!(labels_opener(line), Some(Role::Related)),
            false => line.joined == name || line.word(0) == "تخطي" && line.joined.contains(name),
        };
        // The skip link stands before the name of the box.
        let from = (at.saturating_sub(LONGEST)..at).find(|&from| names_it(&lines[from]));
        if let Some(from) = from {
            let opened = labels_opener(&lines[from]).is_some() || lines[from].word(0) == "تخطي";
            let (inside, reason) = match opened && name.is_empty() {
                true => (Role::Related, Reason::RelatedItem),
                false => (Role::Boilerplate, Reason::Inset),
            };
            labels[from..at].fill(Some((inside, reason)));
            labels[at] = Some((Role::Boilerplate, Reason::Inset));
        }
    }
}

/// The role of what a line leads to, if it leads to other articles.
fn labels_opener(line: &Features) -> Option<Role> {
    super::signal::own(line).map(|(role, _)| role).filter(|role| *role == Role::Related)
}

#[cfg(test)]
mod tests {
    use crate::arabic::Offsets;
    use crate::article::{Role, split};

    /// The roles of the lines of a text, one a line.
    fn roles(text: &str) -> Vec<Role> {
        let offsets = Offsets::new(text);
        let blocks = split(text).blocks;
        let of = |line: &str| blocks.iter().find(|block| offsets.slice(block.span) == line).map(|block| block.role);
        text.lines().filter_map(of).collect()
    }

    #[test]
    fn a_box_ends_where_it_says() {
        use Role::{Body, Boilerplate, Heading, Related};
        let before = "افتتح رئيس البلدية الجسر الجديد صباح اليوم بحضور السكان.";
        let after = "ورحب السكان بالخطوة التي طال انتظارها في المدينة.";
        let named = format!("{before}\nتخطى نشرتنا وواصل القراءة\nنشرتنا\nأهم ما جرى في أسبوع\nنشرتنا نهاية\n{after}");
        assert_eq!(roles(&named), [Body, Boilerplate, Boilerplate, Boilerplate, Boilerplate, Body]);
        let open = format!("{before}\nمواضيع ذات صلة\nكم كلف الجسر\nنهاية\n«طال انتظارنا»\n{after}");
        assert_eq!(roles(&open), [Body, Related, Related, Boilerplate, Heading, Body]);
        let counted = format!("{before}\nlist 1 of 2\nكم كلف الجسر\nlist 2 of 2\nأين يقع الجسر\nend of list\n{after}");
        assert_eq!(roles(&counted), [Body, Boilerplate, Related, Boilerplate, Related, Boilerplate, Body]);
        let story = format!("{before}\nقصة بلا نهاية\n{after}");
        assert_eq!(roles(&story), [Body, Heading, Body], "a heading that ends so");
    }
}
