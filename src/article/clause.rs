//! Does a new clause begin with this word, or does the old one go on?
//!
//! Arabic opens most sentences with a conjunction glued to a verb (وأضاف, فقال), and carries one on with relative words,
//! prepositions and adverbial participles (التي, في, مؤكدا). All words here are folded (see [`mod@crate::arabic::fold`]).

use super::list::{Words, words};

/// Verbs of saying, without conjunction: they follow a quotation («…؟» سأله الصحفي) or introduce one (قال: «…»).
static SAYING: Words = words!(
    "
    قال قالت قالوا قلت قالها يقول تقول سال سالت ساله سالته سالها يسال تسال تساءل تساءلت يتساءل رد ردت يرد اجاب
    اجابت اجابه يجيب صاح صاحت صرخ صرخت هتف هتفت همس همست كتب كتبت غرد غردت علق علقت اضاف اضافت تابع تابعت اردف
    اردفت استطرد ختم اختتم اكد اكدت اوضح اوضحت صرح صرحت اعلن اعلنت رواه روي ذكر
    "
);

/// Words that attach a quotation to what follows it: «…!» هكذا رد, «…» حسبما أفاد.
static ATTACHING: Words = words!(
    "
    هكذا بهذه بهذا حسبما حسب بحسب وفق وفقا كما قائلا قائله قائلين يضيف تضيف مثلما نقلا استنادا تعليقا ردا
    "
);

/// Words that carry the clause before them on: after an ellipsis or an exclamation they begin nothing.
static CONTINUING: Words = words!(
    "
    او ام بل حتي لكن لكنه لكنها الذي التي الذين اللذين اللتين اللواتي حيث مما فيما بينما كي لكي ان انه انها بان
    لان لانه لانها اذ الا سوي غير اي في من علي الي عن مع بين ضد خلال منذ تحت فوق عند لدي نحو دون بدون عبر حول والذي والتي والذين
    ضمن داخل خارج امام وراء رغم بسبب مثل عقب اثر وسط هو هي وهو وهي وهم لا مثلما حين عندما فهو ربما ايضا
    اثناء وسواها وغيرها وغيره وغيرهم والخ الخ
    "
);

/// Adverbial participles that carry on the clause of a verb of saying: مؤكدا أن …
static PARTICIPLES: Words = words!(
    "
    مؤكدا مؤكده مؤكدين مشيرا مشيره مشيرين مضيفا مضيفه مبينا مبينه موضحا موضحه معتبرا معتبره لافتا لافته داعيا
    داعيه محذرا محذره متهما قائلا قائله معربا معربه منوها مطالبا مطالبه متوقعا مشددا مشدده كاشفا معلنا معلنه
    متسائلا متابعا مستدركا مجددا مذكرا واصفا واصفه مستطردا ملمحا مردفا
    "
);

/// Words that open a clause by themselves.
static OPENING: Words = words!(
    "
    ثم كما وقد فقد لقد هذا هذه ذلك تلك هل انه وثم لكن غير هناك هنالك لذلك لذا اما اذا كذلك ولذلك ولذا واما واذا
    "
);

/// What و joins when a clause follows: particles, pronouns, prepositions, perfects that news begins with.
static AFTER_WA: Words = words!(
    "
    قد لم لن لا ما ليس هو هي هم هذا هذه ذلك كان كانت كانوا في فيه فيها من عن علي الي مع بعد قبل عند عندما حين
    هكذا هناك هنا لكن لكنه ان انه انها اذا لو كل قال قالت قاموا قام جاء جاءت عاد عادت وصل وصلت غادر غادرت ترك
    صدر صدرت ظهر ظهرت حضر شارك شهد شهدت سجل حقق حققت بلغ بلغت نفي نفت نقل ذكر ذكرت رفض رفضت دعا دعت طلب طلبت
    بدا بدات
    "
);

/// What ف joins when a clause follows; many names begin with ف, so that the list is closed.
static AFTER_FA: Words = words!(
    "
    قد قال قالت لم لن لا ما هو هي هم هل ان انه كان كانت اجاب اجابت رد ردت سال اذا كيف لماذا ليس هذا هذه
    "
);

/// Names that و or ف begins and that look like a conjunction and a verb: وليد is a man.
static NAMES: Words = words!(
    "
    وليد ويليام وليام ويل ويلسون وتلكوت وتني وتار وينستون ونستون ونيس ويست ويب ويليامز ويكس ويلز ويبر وتونس
    وتركيا وتشاد
    "
);

/// Whether `word` is a verb of saying without its conjunction: سأله, not وسأله.
pub(crate) fn says(word: &str) -> bool {
    SAYING.contains(word)
}

/// Whether the first sentence of a story begins with `word`: أعلنت, شهد; not المدينة.
pub(crate) fn opens_news(word: &str) -> bool {
    says(word) || (AFTER_WA.contains(word) && word.chars().count() > 2 && !CONTINUING.contains(word))
}

/// Whether `word` attaches a quotation to its clause: هكذا in «لن أستقيل!» هكذا رد; not وغادر.
pub(crate) fn attaches(word: &str) -> bool {
    ATTACHING.contains(word) || is_participle(word)
}

/// Whether `word` carries on what stands before it: التي in «الخطة ... التي أدت»; not سيكون.
pub(crate) fn continues(word: &str) -> bool {
    CONTINUING.contains(word) || is_participle(word) || has_preposition(word)
}

/// Whether `word` is an adverbial participle, alone or joined to another: مؤكدا, ومضيفا; not وأكد.
fn is_participle(word: &str) -> bool {
    PARTICIPLES.contains(word) || word.strip_prefix('و').is_some_and(|rest| PARTICIPLES.contains(rest))
}

/// Words whose first letter is no preposition: بدأ, لقد.
static OWN_LETTER: Words = words!(
    "
    بدا بدات بات باتت بعد بلغ بلغت بعض بقي بقيت برز برزت لذلك لذا لهذا لقد ليس ليست لماذا لعل لو لن لم
    "
);

/// Whether `word` cannot begin a paragraph, since it depends on a word before it: التي, مؤكدا; not هذا.
pub(crate) fn depends(word: &str) -> bool {
    matches!(word, "الذي" | "التي" | "الذين" | "اللذين" | "اللتين") || PARTICIPLES.contains(word)
}

/// Whether `word` carries a glued ب or ل: بنقل, للمخرج; not بدأ or لقد, whose first letter is their own.
fn has_preposition(word: &str) -> bool {
    word.starts_with(['ب', 'ل']) && word.chars().count() >= 4 && !OWN_LETTER.contains(word)
}

/// Words that open a clause after an initial, and are no names.
static NO_NAME: Words = words!("يوجد توجد يمكن يجب يعد تعد بشكل تم يتم");

/// Whether `word` is no name and so cannot follow an initial: كان in «البروتين إس. كان»; not كينيدي.
pub(crate) fn is_no_name(word: &str) -> bool {
    NO_NAME.contains(word) || begins(word) || (AFTER_WA.contains(word) && word.chars().count() > 2)
}

/// Whether a clause surely begins with `word`: وتأهل, ثم, فأجاب; not وليد, not السوق.
///
/// Asked where a stop may belong to an abbreviation, so that a name must not pass.
pub(crate) fn begins(word: &str) -> bool {
    if OPENING.contains(word) {
        return true;
    }
    if NAMES.contains(word) {
        return false;
    }
    if let Some(rest) = word.strip_prefix('و') {
        return AFTER_WA.contains(rest) || SAYING.contains(rest) || is_imperfect(rest) || is_derived_perfect(rest);
    }
    if let Some(rest) = word.strip_prefix('ف') {
        return AFTER_FA.contains(rest) || SAYING.contains(rest);
    }
    false
}

/// What a title follows.
static CALLED: Words = words!(
    "
    عنوان بعنوان عنوانه عنوانها شعار بشعار شعاره شعارها اسم باسم اسمه اسمها كتاب كتابه كتابها مقال مقاله مقالا فيلم فيلمه
    اغنيه روايه قصيده مسرحيه برنامج وسم هاشتاغ كتيب ديوان ديوانه
    "
);

/// Whether a quotation behind `word` is the name of something: عنوانه, فيلم; not سأل.
pub(crate) fn is_called(word: &str) -> bool {
    CALLED.contains(word)
}

/// Adverbs in the accusative that open a sentence.
static SENTENCE_ADVERBS: Words = words!(
    "
    اخيرا ايضا مثلا غدا حاليا احيانا طبعا فعلا لاحقا موخرا اولا ثانيا ثالثا رابعا غالبا دائما قريبا تقريبا سابقا قديما
    حديثا شخصيا عموما اجمالا حقا نظرا وفقا استنادا بناء عاده فجاه عفوا شكرا حتما يوميا سنويا رسميا عمليا
    "
);

/// Whether `word`, with or without و, is an adverb that opens a sentence: وأخيرا; not وجندا.
pub(crate) fn is_sentence_adverb(word: &str) -> bool {
    SENTENCE_ADVERBS.contains(word) || word.strip_prefix('و').is_some_and(|rest| SENTENCE_ADVERBS.contains(rest))
}

/// The sisters of كان that a clause may begin with.
static BEING: Words =
    words!("كان كانت كانوا كنا كنت اصبح اصبحت اصبحنا اصبحوا صار صارت صرنا بات باتت ظل ظلت ليس ليست لسنا");

/// Whether `word`, without a conjunction, is shaped as a verb or known as one: أصبحنا, يزن, انتهت; not صعود.
pub(crate) fn is_verb(word: &str) -> bool {
    BEING.contains(word) || says(word) || is_imperfect(word) || is_derived_perfect(word)
}

/// Whether `word` begins with the conjunction و or ف and something as long as a word: وغادر, فسأله; not وفق.
pub(crate) fn is_joined(word: &str) -> bool {
    (word.starts_with('و') || word.starts_with('ف')) && word.chars().count() > 3
}

/// The imperfect begins with ي or ت and has three letters (يزن, تبلغ), the future with سي or ست and has four (سيتم).
pub(crate) fn is_imperfect(word: &str) -> bool {
    // سياسة, سيارة, سيطرة, سيدة, ستة, ستين.
    const NOUNS: [&str; 8] = ["سياس", "سيار", "سيطره", "سيناريو", "سيد", "سيول", "سته", "ستين"];
    if NOUNS.iter().any(|noun| word.starts_with(noun)) {
        return false;
    }
    let letters = word.chars().count();
    (letters >= 3 && word.starts_with(['ي', 'ت']))
        || (letters >= 4 && (word.starts_with("سي") || word.starts_with("ست")))
}

/// Perfects of the derived forms VII, VIII and X begin with ان, ا?ت, است (انتهى, افتتح, استمر) and of form IV end in ت or
/// a suffix (أدارها, أضافت).
fn is_derived_perfect(word: &str) -> bool {
    let mut letters = word.chars();
    let (Some('ا'), Some(second), Some(third)) = (letters.next(), letters.next(), letters.next()) else {
        return false;
    };
    second != 'ل'
        && letters.count() >= 2
        && (second == 'ن' || second == 'س' || third == 'ت' || word.ends_with("ها") || word.ends_with('ت'))
        && !is_verbal_noun(word)
}

/// The verbal nouns of forms VII and VIII have their alef fifth (احتمال, انتظارها), that of form X sixth (استخدام); the
/// perfects do not: احتملت, استخدمت, احتاج.
fn is_verbal_noun(word: &str) -> bool {
    let letters = word.chars().count();
    let alef = if word.starts_with("است") && letters >= 7 { 5 } else { 4 };
    letters >= alef + 2 && word.chars().nth(alef) == Some('ا') && !word.starts_with("استط")
}

/// Words that no clause ends with: the line goes on after them. رغم in «رغم⏎المعارضة»; not البرلمان.
static UNFINISHED: Words = words!(
    "
    في من علي الي عن مع بين ضد خلال منذ عند لدي نحو دون بدون عبر ضمن رغم بسبب عقب حتي ان انه انها بان لان الذي
    التي الذين حيث او ام بل لكن لكنه لكنها كي لكي اذا عندما حين بينما فيما كما قد لم لن سوف و كانت وان وفي ومن
    "
);

/// Whether no clause can end with `word`.
pub(crate) fn is_unfinished(word: &str) -> bool {
    UNFINISHED.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::fold_str;

    #[test]
    fn every_entry_is_folded() {
        for list in [
            &SAYING,
            &ATTACHING,
            &CONTINUING,
            &PARTICIPLES,
            &OPENING,
            &AFTER_WA,
            &AFTER_FA,
            &NAMES,
            &UNFINISHED,
            &NO_NAME,
            &OWN_LETTER,
            &BEING,
            &CALLED,
            &SENTENCE_ADVERBS,
        ] {
            for word in list.iter() {
                assert_eq!(fold_str(word), *word);
            }
        }
    }

    #[test]
    fn a_clause_begins_with_a_conjunction_and_a_verb() {
        for (word, expected) in [
            ("وتأهل", true),
            ("ويزن", true),
            ("وقد", true),
            ("وأدارها", true),
            ("وانتهت", true),
            ("فأجاب", true),
            ("ثم", true),
            ("واحتملت", true),
            ("واحتمال", false),
            ("واستخدام", false),
            ("واستطاعت", true),
            ("هناك", true),
            ("وسيم", false),
            ("وسيتم", true),
            ("وليد", false),
            ("فؤاد", false),
            ("فهد", false),
            ("وسياسية", false),
            ("والشركة", false),
            ("السوق", false),
            ("خالد", false),
        ] {
            assert_eq!(begins(&fold_str(word)), expected, "{word}");
        }
    }
}
