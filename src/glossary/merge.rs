//! The curated file changed, and so did the desk: what holds now?
//!
//! A three-way merge for each concept key: the *base* is what was last taken from the file, the *file* what it says today,
//! the *desk* what people here made of it. Only the file changed: take it. Only the desk changed: keep the edit. Both: the
//! edit stays in force and a conflict waits for a maintainer. Gone from the file: retired, never deleted.
//!
//! The eight columns that every file has count as one; each field of the [`Usage`] counts by itself. A form that the desk
//! listed is so no obstacle to a better rendering in the file: where no field was changed on both sides, both are taken.
//!
//! Once a decision is carried out, whichever it was, the base becomes what the file says today (nothing, when it is gone
//! there), so that the same conflict is not raised again and a concept that comes back is seen to come back.

use super::concept::{Activity, Concept};
use super::file::canonical;
use super::usage::Usage;

/// What to do with a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decision {
    /// New in the file: make it.
    Create,
    /// Changed in the file alone: the desk gets what the file says.
    TakeFile,
    /// Changed (or retired) at the desk alone: the edit stays.
    KeepDesk,
    /// Changed on both sides: the edit stays in force, and the file's version waits for a maintainer. Where the file has
    /// none, what waits is that it was dropped there.
    Conflict,
    /// Changed on both sides, but no field on both: the desk gets what [`combined`] makes of them.
    Combine,
    /// Gone from the file and untouched at the desk: retire it.
    Retire,
    /// Back in the file just as it was retired here: put it in use again.
    Restore,
    /// Nothing to do: both say the same, or the file never knew it.
    Unchanged,
}

/// Decides for one key; `None` stands for "not there". The order of terms makes no difference.
#[must_use]
pub fn decide(base: Option<&Concept>, file: Option<&Concept>, desk: Option<(&Concept, Activity)>) -> Decision {
    let same = |one: &Concept, other: &Concept| one == other || canonical(one) == canonical(other);
    match (base, file, desk) {
        (_, Some(_), None) => Decision::Create,
        (_, None, None) | (None, None, Some(_)) => Decision::Unchanged,
        // The desk had the same idea by itself, or the file dropped the concept once and has it again.
        (None, Some(file), Some((desk, activity))) => match (same(file, desk), activity) {
            (true, Activity::Active) => Decision::Unchanged,
            (true, Activity::Retired) => Decision::Restore,
            (false, _) => Decision::Conflict,
        },
        (Some(_), None, Some((_, Activity::Retired))) => Decision::Unchanged,
        (Some(base), None, Some((desk, Activity::Active))) if same(base, desk) => Decision::Retire,
        (Some(_), None, Some((_, Activity::Active))) => Decision::Conflict,
        (Some(base), Some(file), Some((desk, activity))) => {
            let desk_changed = activity == Activity::Retired || !same(base, desk);
            match (!same(base, file), desk_changed) {
                (false, false) => Decision::Unchanged,
                (true, false) => Decision::TakeFile,
                (false, true) => Decision::KeepDesk,
                (true, true) if activity == Activity::Active && same(file, desk) => Decision::Unchanged,
                (true, true) if activity == Activity::Active && combined(base, file, desk).is_some() => {
                    Decision::Combine
                }
                (true, true) => Decision::Conflict,
            }
        }
    }
}

/// What file and desk say together, where no field was changed on both sides to different things.
#[must_use]
pub fn combined(base: &Concept, file: &Concept, desk: &Concept) -> Option<Concept> {
    let row = |concept: &Concept| Concept { usage: Usage::default(), ..canonical(concept) };
    let (of_base, of_file, of_desk) = (base.usage.canonical(), file.usage.canonical(), desk.usage.canonical());
    let usage = Usage {
        forms: field(of_base.forms, of_file.forms, of_desk.forms)?,
        part_of_speech: field(of_base.part_of_speech, of_file.part_of_speech, of_desk.part_of_speech)?,
        inflects: field(of_base.inflects, of_file.inflects, of_desk.inflects)?,
        exact_spelling: field(of_base.exact_spelling, of_file.exact_spelling, of_desk.exact_spelling)?,
        not_before: field(of_base.not_before, of_file.not_before, of_desk.not_before)?,
    };
    Some(Concept { usage, ..field(row(base), row(file), row(desk))? })
}

fn field<T: PartialEq>(base: T, file: T, desk: T) -> Option<T> {
    if file == base || file == desk { Some(desk) } else { (desk == base).then_some(file) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::concept::{Language, Status, Term};
    use Decision::{Combine, Conflict, Create, KeepDesk, Restore, Retire, TakeFile, Unchanged};

    fn concept(note: &str) -> Concept {
        Concept { note: note.into(), ..Concept::default() }
    }

    /// Every combination: nothing, or one of three versions, on each side.
    #[test]
    fn every_combination_is_decided() {
        let versions = ["a", "b", "c"].map(concept);
        let [a, b, _] = &versions;
        // The desk:                nothing   active: a  b          c         retired: a  b          c
        #[rustfmt::skip]
        let table = [
            (None,    None,    [Unchanged, Unchanged, Unchanged, Unchanged, Unchanged, Unchanged, Unchanged]),
            (None,    Some(a), [Create,    Unchanged, Conflict,  Conflict,  Restore,   Conflict,  Conflict]),
            (None,    Some(b), [Create,    Conflict,  Unchanged, Conflict,  Conflict,  Restore,   Conflict]),
            (Some(a), None,    [Unchanged, Retire,    Conflict,  Conflict,  Unchanged, Unchanged, Unchanged]),
            (Some(a), Some(a), [Create,    Unchanged, KeepDesk,  KeepDesk,  KeepDesk,  KeepDesk,  KeepDesk]),
            (Some(a), Some(b), [Create,    TakeFile,  Unchanged, Conflict,  Conflict,  Conflict,  Conflict]),
        ];
        for (base, file, expected) in table {
            let on_desk = [Activity::Active, Activity::Retired]
                .into_iter()
                .flat_map(|activity| versions.iter().map(move |version| Some((version, activity))));
            for (desk, expected) in std::iter::once(None).chain(on_desk).zip(expected) {
                assert_eq!(decide(base, file, desk), expected, "base {base:?}, file {file:?}, desk {desk:?}");
            }
        }
    }

    #[test]
    fn the_order_of_terms_is_no_edit() {
        let term = |text: &str| Term { language: Language::English, text: text.into(), status: Status::Admitted };
        let base = Concept { terms: vec![term("one"), term("two")], ..Concept::default() };
        let turned = Concept { terms: vec![term("two"), term("one")], ..Concept::default() };
        assert_eq!(decide(Some(&base), Some(&base), Some((&turned, Activity::Active))), Unchanged);
        assert_eq!(decide(Some(&base), Some(&concept("new")), Some((&turned, Activity::Active))), TakeFile);
    }

    #[test]
    fn fields_of_the_usage_are_merged_one_by_one() {
        let usage = |forms: &[&str], inflects| Usage {
            forms: forms.iter().map(|&form| form.to_owned()).collect(),
            inflects,
            ..Usage::default()
        };
        let made = |note: &str, usage| Concept { usage, ..concept(note) };
        let base = made("a", usage(&["x"], true));
        for (why, file, desk, expected) in [
            ("only the desk", made("a", usage(&["x"], true)), made("a", usage(&["y"], true)), None),
            (
                "row and form",
                made("b", usage(&["x"], true)),
                made("a", usage(&["x", "y"], true)),
                Some(made("b", usage(&["x", "y"], true))),
            ),
            (
                "two fields",
                made("a", usage(&[], true)),
                made("a", usage(&["x"], false)),
                Some(made("a", usage(&[], false))),
            ),
            (
                "the same, and one more",
                made("a", usage(&["y", "x"], true)),
                made("a", usage(&["x", "y"], false)),
                Some(made("a", usage(&["x", "y"], false))),
            ),
        ] {
            let decision = decide(Some(&base), Some(&file), Some((&desk, Activity::Active)));
            assert_eq!(decision, if expected.is_some() { Combine } else { KeepDesk }, "{why}");
            if let Some(expected) = expected {
                assert_eq!(combined(&base, &file, &desk), Some(expected), "{why}");
            }
        }
        for (why, file, desk, activity) in [
            ("one field, two ways", made("a", usage(&["y"], true)), made("a", usage(&["z"], true)), Activity::Active),
            ("the row on both sides", made("b", usage(&["x"], true)), made("c", usage(&["y"], true)), Activity::Active),
            ("retired at the desk", made("b", usage(&["x"], true)), made("a", usage(&["y"], true)), Activity::Retired),
        ] {
            assert_eq!(decide(Some(&base), Some(&file), Some((&desk, activity))), Conflict, "{why}");
        }
    }

    /// A second merge with the same file, after the first was carried out, has nothing left to do.
    #[test]
    fn merging_again_changes_nothing() {
        let versions = ["a", "b", "c"].map(concept);
        let [a, b, c] = &versions;
        for file in [None, Some(a), Some(b)] {
            for base in [None, Some(a)] {
                for desk in [None, Some(a), Some(b), Some(c)] {
                    let desk = desk.map(|concept| (concept, Activity::Active));
                    let after = match decide(base, file, desk) {
                        Create | TakeFile => file.map(|file| (file, Activity::Active)),
                        Retire => desk.map(|(concept, _)| (concept, Activity::Retired)),
                        Restore => desk.map(|(concept, _)| (concept, Activity::Active)),
                        // The versions differ in one field.
                        Combine | KeepDesk | Conflict | Unchanged => desk,
                    };
                    let again = decide(file, file, after);
                    assert!(matches!(again, Unchanged | KeepDesk), "{base:?} {file:?} {desk:?}: {again:?}");
                }
            }
        }
    }
}
