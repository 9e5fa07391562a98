//! Which words break the rules of clitics and endings? Short closed lists of our own.
//!
//! For the termbase. A rule of grammar says what letters *may* be; these words look like something that they are not.
//! Each list says which rule it stops. All words are folded (see [`fold_str`]), so that every spelling is met.

use super::fold::fold_str;
use super::hash::LetterSet;
use super::packed::Packed;
use std::sync::LazyLock;

macro_rules! lists {
    ($($(#[$doc:meta])* $function:ident $list:ident = $words:expr;)*) => {$(
        static $list: LazyLock<LetterSet<Packed>> = LazyLock::new(|| folded($words));
        $(#[$doc])*
        #[must_use]
        pub fn $function(word: impl Into<Packed>) -> bool {
            $list.contains(&word.into())
        }
    )*};
}

fn folded(words: &str) -> LetterSet<Packed> {
    words.split_whitespace().map(|word| Packed::of(&fold_str(word).chars().collect::<Vec<_>>())).collect()
}

lists! {
    /// Particles, pronouns and other words of the closed classes, which are no inflected form of a noun: لدى is not ل + دى,
    /// بين is not ب + ين, علي(ه) is على.
    is_function_word FUNCTION = "
        في فيه فيها فيهم فيهما فينا من منه منها منهم منهما منا عن عنه عنها عنهم عنهما على عليه عليها عليهم عليهما علينا
        إلى إليه إليها إليهم إليهما إلينا لدى لديه لديها لديهم لدينا مع معه معها معهم معنا به بها بهم بهما بنا له لها
        لهم لهما لنا لي بي لك بك كما مما فيما بما لما عما إن إنه إنها إنهم إننا إني لأن لأنه لأنها لأنهم بأن بأنه بأنها
        بأنهم كأن كأنه كأنها لكن لكنه لكنها لكنهم لكننا لكنني لكني أنك أنكم أنني لأنك لأنني لأني لأننا فإننا فإني بأننا
        بأنني كأنهم لعل لعله لعلها لعلهم لعلنا ليت ليته لئن لئلا كيلا لكيلا أو أم أي أية ثم حتى إذ إذا لو لولا لن لم لا
        ما قد هل هو هي هم هما هن نحن أنت أنا هذا هذه هذان هذين هؤلاء ذلك تلك ذاك أولئك الذي التي الذين اللذان اللذين
        اللتان اللتين اللواتي اللاتي حيث كيف لماذا متى أين كي لكي إلا أما بل سوى منذ مذ ليس ليست ليسوا كانت كانوا كنا
        وكان وكانت وكانوا فكان يكون تكون وهو وهي وهم فهو فهي وهذا وهذه وذلك وفي وعلى وعن ومن وإلى ومع ومنها ومنهم وفيها
        وبها وله ولها ولهم وبه ولا ولم ولن وما وقد ولقد لقد وإن وأنه وأنها وأنهم ولكن ولكنه ولكنها وإذا وإلا وأما وحتى
        وثم وبين وكما ومما وفيما وبما وليس وليست والذي والتي والذين بين بينها بينهم بينهما بيننا عند عنده عندها عندما
        بعدما بينما حينما كلما طالما ربما إنما أيضا كذلك هكذا هنا هناك هنالك وهنا وهناك وهنالك فهناك ثمة آنذاك حينئذ
        عندئذ بعدئذ يومئذ ريثما كيفما أينما حيثما كأنما قلما لطالما لاسيما سيما لابد ولابد فلابد لازال لازالت لايزال
        لاتزال ولايزال ولاتزال مازال مازالت ومازال ومازالت لديك لديكم لديهما لديهن عليك عليكم عليهن إليك إليكم معك معكم
        معي منك منكم منهن فيك فيكم عنك عنكم لكم لهن بكم بهن بينكم بينهن بيني بينك إياه إياها إياهم إياك وإياه وإياها
        وإياهم وإياكم كلاهما كلتاهما كليهما كلتيهما كلتا كلانا وكلاهما وكليهما بهذا بهذه لهذا لهذه كهذا كهذه فهذا فهذه
        ولهذا وبهذا وبهذه بتلك لتلك وتلك فتلك فذلك وبذلك ولذلك ولذا وكذلك وهكذا وأيضا وإنما وربما وعندما وبينما وحيث
        وكيف ولماذا وهل ومتى وأين وإذ وكلما ومهما ولعل ولو ولولا ولئن وها فها هاهنا أليس فليس ليسا لست لستم لسنا ولست
        كنت كنتم كنتما وكنت فكنت أقول نقول وأقول ونقول الآن فإن فإنه فإنها فلا فلم فقد فما فلن ممن عمن بمن لمن فمن ومنه
        وعنه وعليه وعليها وإليه وإليها لذا لذلك بذلك عبر ضد نحو تجاه إزاء مقابل حوالي نعم كلا بلى بحوالي وحوالي";
    /// Words whose first letter is of the root although it reads like a proclitic: لبنان is not ل + بنان, كامل not ك + أمل.
    begins_with_root_letter ROOT_LETTER = include_str!("lists/root_letters.txt");
    /// Nouns in ة of their own, not feminines of the word without it: مدرسة "school" is not the feminine of مدرس "teacher".
    is_noun_with_teh NOUN_WITH_TEH = include_str!("lists/nouns_with_teh.txt");
    /// Words after which a noun without article or preposition is none but a verb: قد قتل, الذي كشف.
    opens_verb OPENS_VERB = "
        قد وقد فقد لقد ولقد لم ولم فلم لن ولن فلن سوف وسوف الذي والذي التي والتي";
    /// The conjunctions أن and إن with what is written onto them: before them stands the verb of saying, وذكر أن.
    is_that THAT = "أن إن أنه إنه أنها إنها أنهم إنهم بأن بأنه بأنها بأنهم";
    /// Prepositions, after which a word is a noun whatever follows: إلى حد أن.
    is_preposition PREPOSITION = "في من إلى على عن مع منذ بعد قبل عند خلال دون وفي ومن وإلى وعلى وعن ومع";
    /// Nouns before الدين that make a name of it: صلاح الدين. Not رجل الدين, يوم الدين.
    makes_name_of_religion OF_RELIGION = "
        صلاح نور سيف عز علاء شمس جمال محيي محي حسام بهاء ضياء تقي زين فخر نجم شرف بدر سعد ناصر خير عماد شهاب أمين تاج
        كمال جلال مجد معين سراج وحيد قمر ظفر برهان سعيد حسن نصر";
    /// Nouns of two meanings that have nothing to do with each other and that only the sense tells apart: الدين, "religion"
    /// and "debt"; علم, "flag" and "science".
    is_two_nouns TWO_NOUNS = "دين علم عقد قسم نفس سن عين حب ملك مهر أجل";
    /// Nouns whose letters are as often an adjective: عام, "year" and "general".
    is_noun_and_adjective NOUN_AND_ADJECTIVE = "عام خطر صلب حر سهل شاب مر";
    /// Names whose letters are a verb in the perfect as well: مارس, "March" and "he practised".
    is_name_and_verb NAME_AND_VERB = "مارس صور سرت حلب نصر سعد عاد رام صدر بدر عمر حمد وفد شكر نادر عامر سالم";
    /// Verbs of two letters, whose second is double: رد القائد "the commander answered", رد "an answer".
    is_doubled_verb DOUBLED_VERB = "حل رد شن مد ضم عد حج شد صد قص شق دق هب كف جر";
    /// Verbal nouns in ي, which are no adjectives of relation: نفي has no feminine نفية.
    is_verbal_noun_in_yeh VERBAL_NOUN_IN_YEH = "
        رأي سعي وعي وحي نفي مشي جري رمي نهي طهي بغي هدي وشي ري طي لي كي غي حي ظبي ثني بني سبي شي رعي سقي شفي قلي ندي نأي
        نعي نشي وني طلي ثدي مضي تلقي تحدي تصدي تعدي تولي تخلي تخطي تدني تردي تبني تمني تحري تقصي تفشي
        توخي تروي تأني ترقي تحلي تجلي تنحي تشفي تلافي تعافي تعاطي تفادي تقاضي تلاقي تلاشي تنامي تمادي تراخي تراضي تداعي تداوي تساوي
        توازي توالي تواري تعالي تغاضي تفاني تباهي تماهي تعادي تناهي";
    /// Participles in ي that lose it (قاض) and have ون after what is left (ماضون), unlike adjectives of relation (مالي).
    is_defective DEFECTIVE = "
        قاضي ماضي ثاني باقي والي نادي وادي داعي راعي ساعي عالي غالي تالي جاري كافي حامي راضي جاني عاصي هادي شاكي رامي
        خالي دامي حاوي راوي هاوي ناجي ساري نائي جابي كاسي حاكي شافي صافي وافي نامي قاسي محامي موالي مساوي موازي متدني
        متساوي متوازي متوالي متنامي متبقي متلقي متعدي مؤدي مغني مربي مفتي مقتضي منتهي منحني باني راقي ساقي ساهي
        طاغي طاهي عاري فاني قاصي لاهي ماحي واقي واهي ضاري زاهي داني مبكي مدعي مؤذي مجزي مدوي مزري مسلي مضني معطي مغذي
        مغري ملبي مقوي مضحي معادي منادي مداوي مراعي محاكي متأني متآخي متباهي متبني متحدي متخلي متداعي متراخي مترامي
        متردي متصدي متعاطي متعافي متعالي متغاضي متفادي متفاني متفشي متقاضي متقصي متمادي متماهي متمني متناهي متهاوي متولي
        محتفي محتوي مختفي مرتدي مرتقي مستجدي مستدعي مستشري مستعصي مستغني مستلقي مستولي مستوي مشتري معتدي معتني مقتدي
        مقتني مكتفي ملتوي منتمي منزوي منضوي منطوي منقضي مهتدي متقي ممتطي";
    /// Proper names that nothing is written onto or cut from: كاثرين is not ك + أثر + ين, ليبيا not ليبي + ا, سعود no plural of
    /// سعد. Names that a text may as well mean otherwise (دينا, "Dina" or "a religion") are left out.
    is_name NAMES = include_str!("lists/names.txt");
    /// Other words whose last letters look like an ending or a pronoun: بيان is not بي + ان, وجه not وج + ه; and those whose
    /// first letter looks like a proclitic only while nothing follows: بدأت is not ب + دأت, but وردا is و + رد + ا too.
    is_whole WHOLE = include_str!("lists/whole.txt");
    /// Accusatives of adjectives that are adverbs by now: حاليا "currently" is not حالي "present" (Ryding, chapter 11); but
    /// سياسيا follows its noun as often, and is not here.
    is_adverb ADVERBS = include_str!("lists/adverbs.txt");
    /// Verbal nouns of the patterns إفعال and, of roots with و, افتعال, whose bare spelling reads like a plural أفعال: الاعلام
    /// "the media", not أعلام "flags"; but اعمال is sooner أعمال than إعمال, and not here.
    is_ifal IFAL = "
        إسلام إعلام إنتاج إعداد إخراج إرسال إسهام إبلاغ إدخال إدراج إدراك إذعان إرشاد إرهاب إشراف إصلاح إصدار إطلاق
        إظهار إعمار إغلاق إقبال إقرار إكمال إلحاق إلزام إنجاز إنذار إنشاء إنفاق إنقاذ إيمان إيقاف إضراب إفراج إفلاس
        إمكان إمداد إنعاش إنكار إنهاء إهمال إبحار إبداع إجماع إحباط إحراز إحراق إحسان إخفاق إخلاء إخلال إدمان إرباك
        إرجاء إرغام إرفاق إسقاط إسكان إسناد إشعال إشعار إشغال إصرار إضرار إعجاب إعدام إعفاء إعلان إغراق إغراء إفساد
        إفصاح إقدام إقناع إكراه إلغاء إلهام إنصاف إنفاذ إنقاص إيجاد إيجار إيراد إيصال إيضاح إيفاد إيقاع إبراز إبرام
        إبطاء إبقاء إبهار إبهام إتلاف إتمام إثبات إثمار إجبار إجحاف إجراء إجرام إجلاء إجمال إجهاد إجهاض إحجام إحراج
        إحساس إحصاء إحضار إحقاق إحلال إحماء إخضاع إخفاء إخلاص إخماد إدلاء إدماج إذلال إرجاع إرداف إرساء إرضاء إرضاع
        إرهاق إزعاج إسباغ إسدال إسراع إسراف إسعاد إسعاف إسفاف إسكات إسلاس إسماع إشباع إشراك إشعاع إشفاق إشهار إصغاء
        إطباق إطراء إطعام إطفاء إطلاع إظلام إعتاق إعتام إعجاز إعطاء إعلاء إغفال إغماء إفراز إفراط إفراغ إفشاء إفشال
        إفطار إفلات إفناء إقحام إقراض إقصاء إقطاع إقفال إقلاع إكثار إكرام إكساب إلحاح إلحاد إلقاء إلمام إمساك إمضاء
        إمعان إملاء إمهال إنزال إنشاد إنصات إنماء إهدار إهداء إهلاك إيثار إيحاء إيداع إيذاء إيفاء إيقاظ إيلاء إيلام
        إيماء إيهاب إيهام إيواء
        اتساع اتزان اتفاق اتصال اتجاه اتحاد اتكال اتهام اطلاع اطراد ادخار اتقاء";
    /// Verbal nouns of the pattern فُعُول, which reads like the plural فُعول: دخول "entry" is not the plural of دخل "income".
    is_fuul FUUL = "
        دخول خروج وصول حضور ظهور نزول صعود هبوط سقوط وقوع وقوف رجوع لجوء نشوء حدوث عبور مرور صدور صمود ركود رسوب جلوس
        هدوء نفوذ خضوع خشوع سكون سكوت سلوك شروع شعور شمول ضلوع طلوع عدول عزوف غروب غموض فتور قبول قدوم قعود لزوم مثول
        نضوج نهوض هجوم ورود ولوج وجود وجوب وضوح وقود وثوق ركوع سجود جحود جمود خلود ذهول رسوخ زهور حصول حلول أفول بروز
        بزوغ بلوغ ثبوت جنوح جنون جموح خصوص خفوت خلوص دنو ذيوع ربوض رضوخ ركوب ركون زهوق سفور سموق شحوب شذوذ شروق شغور
        شيوع صدود ضمور عثور عكوف عموم علوق غرور غفول فسوق فضول قصور قنوط قنوع كمون لحوق لصوق مجون مروق مكوث نبوغ نزوح
        نزوع نشوب نشوز نضوب نفور نفوق نكوص نكول هروب هطول هجوع همود وجوم وفور يبوس";
}

/// Whether three letters begin a word whose second letter is a hamza, as in كأس, فأر, بأس; but كأمل is ك + أمل.
#[must_use]
pub fn has_hamza_second(letters: &[char]) -> bool {
    const WORDS: [[char; 3]; 6] =
        [['ك', 'أ', 'س'], ['ف', 'أ', 'ر'], ['ف', 'أ', 'س'], ['ف', 'أ', 'ل'], ['ب', 'أ', 'س'], ['و', 'أ', 'د']];
    WORDS.iter().any(|word| word == letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_met_in_every_spelling() {
        let is = |list: fn(Packed) -> bool, word: &str| list(Packed::of(&fold_str(word).chars().collect::<Vec<_>>()));
        assert!(is(is_function_word, "إلى") && is(is_function_word, "الي"));
        assert!(is(begins_with_root_letter, "لبنان") && !is(begins_with_root_letter, "لمجلس"));
        assert!(is(is_noun_with_teh, "مدرسه") && !is(is_noun_with_teh, "ليبية"));
        assert!(is(is_name, "ليبيا") && is(is_ifal, "اعلام") && is(is_fuul, "دخول"));
        assert!(is(is_whole, "بيان") && !is(is_whole, "كتابان"));
        assert!(is(is_adverb, "حالياً") && !is(is_adverb, "مجلساً"));
        assert!(!is(is_ifal, "اعمال") && is(is_defective, "متنامي") && !is(is_defective, "مرضي"));
    }

    #[test]
    fn the_files_are_sorted_and_have_each_word_once() {
        for (name, list, words) in [
            ("nouns_with_teh", include_str!("lists/nouns_with_teh.txt"), &NOUN_WITH_TEH),
            ("root_letters", include_str!("lists/root_letters.txt"), &ROOT_LETTER),
            ("names", include_str!("lists/names.txt"), &NAMES),
            ("whole", include_str!("lists/whole.txt"), &WHOLE),
            ("adverbs", include_str!("lists/adverbs.txt"), &ADVERBS),
        ] {
            let lines: Vec<&str> = list.lines().collect();
            assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "{name} is sorted");
            assert_eq!(words.len(), lines.len(), "{name} has no two spellings of one word");
            let is_odd =
                |line: &&str| line.chars().count() < 3 || line.contains(|c| !super::super::chars::is_arabic_letter(c));
            assert_eq!(lines.iter().copied().find(is_odd), None, "{name}");
        }
        assert!(include_str!("lists/nouns_with_teh.txt").lines().all(|noun| noun.ends_with('ة')));
        assert!(include_str!("lists/adverbs.txt").lines().all(|adverb| adverb.ends_with('ا')));
    }
}
