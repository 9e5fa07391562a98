//! A small language of our own, of which a memory can learn which words stand for which.

const VERBS: [(&str, &str); 5] =
    [("زار", "visited"), ("وصف", "described"), ("انتقد", "criticised"), ("راقب", "monitored"), ("رسم", "drew")];
const WHO: [(&str, &str); 5] = [
    ("الوزير", "minister"),
    ("السفير", "ambassador"),
    ("الطبيب", "doctor"),
    ("المهندس", "engineer"),
    ("القاضي", "judge"),
];
/// What is visited, described and so on.
pub(crate) const WHAT: [(&str, &str); 5] =
    [("المدينة", "city"), ("السوق", "market"), ("المستشفى", "hospital"), ("الميناء", "port"), ("المصنع", "factory")];

/// All its sentences with their English: "زار الوزير المدينة." and "The minister visited the city."
pub(crate) fn sentences() -> Vec<(String, String)> {
    let mut sentences = Vec::new();
    for verb in VERBS {
        for who in WHO {
            for what in WHAT {
                let arabic = format!("{} {} {}.", verb.0, who.0, what.0);
                sentences.push((arabic, format!("The {} {} the {}.", who.1, verb.1, what.1)));
            }
        }
    }
    sentences
}
