//! Where sentences end, a table a rule. Add a case where you found one that was cut wrongly.

use super::*;

/// The sentences of a text in which `‖` stands where each but the last should end.
fn check(cases: &[(&str, &str)]) {
    for (name, marked) in cases {
        let text: String = marked.chars().filter(|&c| c != '‖').collect();
        let chars: Vec<char> = text.chars().collect();
        let mut passage = Passage::default();
        passage.read(&chars);
        let mut found: Vec<String> = Vec::new();
        sentences(&passage, |one| found.push(chars[one.span.start..one.span.end].iter().collect()));
        let expected: Vec<&str> = marked.split('‖').map(str::trim).collect();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn marks_end_sentences() {
    check(&[
        ("full stops", "وصل الوزير صباحا.‖ وغادر مساء."),
        ("Arabic question mark", "متى وصل؟‖ لا أحد يعرف."),
        ("runs", "يا للفرح!!‖ هل عاد حقا؟!‖ نعم."),
        ("a space before", "وصل القطار .‖ ثم غادر ."),
        ("a mark behind a mark", "كم كان جميلا !.‖ ونحن نذكره."),
        ("Latin question mark", "من كتب هذا?‖ لا ندري."),
        ("Urdu full stop", "انتهى الدرس۔‖ وخرج الطلاب۔"),
        ("no mark at the end", "انتهى الدرس.‖ وخرج الطلاب"),
        ("marks before any word", ".. والبقية في العدد القادم.‖ نلتقي غدا."),
        ("a bullet that looks like a bracket", "انتهى الدرس.‖ } السؤال: متى نعود؟"),
        ("two scripts", "The talks failed.‖ وعاد الوفدان.‖ No date was set."),
    ]);
}

#[test]
fn commas_and_colons_do_not() {
    check(&[
        ("colon", "اختار ثلاث مدن: صور وصيدا وطرابلس."),
        ("comma", "جاء، ورأى، ثم عاد."),
        ("semicolon", "تأخر القطار؛ لأن السكة معطلة."),
    ]);
}

#[test]
fn stops_that_touch_the_next_word() {
    check(&[
        ("two sentences", "رحب بنا أهل القرية.‖وقدموا لنا القهوة."),
        ("behind a pronoun", "التقى جاره ورحب به.‖وقال إنه مسرور."),
        ("behind a number", "تأسست الفرقة عام 1987.‖وقدمت عروضا كثيرة."),
        ("an item of a list", "نطهو الأرز على نار هادئة.‖5. نضيف الملح."),
        ("an item with a dash", "صلة الرحم واجبة.‖2 - حسن الجوار."),
        ("an item with a star", "ختم الشيخ مجلسه بالدعاء.‖* الدرس الثاني عن الصبر."),
        ("a decimal", "ارتفعت الأسعار بنسبة.69 في المئة."),
        ("a conjunction alone", "جاء الخريف.‖و هاجرت الطيور."),
        ("a title", "حضر الحفل سمير.‖د. نادر رحب بالضيوف."),
        ("initials behind a name", "قبض على المتهم حسين.ع.خ أمس."),
        ("dotted acronym", "تبث قناة إن.بي.سي برامج كثيرة."),
        ("acronym with و", "اندمجت إيه.بي، وسي.جي العام الماضي."),
        ("web name", "نشر موقع المدينة.نت الخبر أولا."),
        ("Latin web name", "راجع example.com أو اكتب إلى desk@example.org.‖ سنرد قريبا."),
        ("file", "احفظ تقرير.pdf في المجلد."),
        ("version and date", "صدر الإصدار 3.14.2 في 7.5.2021.‖ وهو مجاني."),
    ]);
}

#[test]
fn abbreviations() {
    check(&[
        ("doctor", "استقبل د. سامي الوفد."),
        ("doctor with و", "حضر م. رامي ود. هالة وأ. سعاد."),
        ("name that begins with و", "تحدث أ. وجيه ثم د. وليد."),
        ("professor", "قالت أ.د. نهى إن العينة صغيرة."),
        ("spaced out", "ألقى د . نادر كلمة قصيرة."),
        ("initials", "كتب ت. س. إليوت القصيدة في لندن."),
        ("initials by name", "ولد جون دي. سالينغر في نيويورك."),
        ("spelt acronym at the end", "بثت الخبر شبكة سي إن إن.‖ ولم تذكر المصدر."),
        ("an agency with its stops astray", "انفجرت العبوة في السوق.‖ (يو .بي .آي)"),
        ("post box", "العنوان: ص.ب. 77 صيدا."),
        ("era and a new sentence", "بني السور سنة 300 ق.م.‖ ويعتقد أنه هدم بعد قرن."),
        ("era and none", "بني السور سنة 300 ق.م. على الأرجح."),
        ("year", "توفي الشاعر سنة 612 هـ.‖ ودفن في دمشق."),
        ("unit", "طول الجسر 90 م.‖ ويمر تحته نهر."),
        ("unit and a verb", "ولد سنة 1921م.‖ توفي والده باكرا."),
        ("and so on", "باع كتبا وأقلاما إلخ. في السوق."),
        ("company", "وقعت شركة الريف ش.م.ل. العقد أمس."),
        ("letter that is a word", "تعادل الفريق ب مع الفريق أ.‖ وانتهى الدوري."),
        ("Latin", "اشترت شركة Delta Inc. المصنع."),
        ("Latin initials", "ألفه J. R. R. Tolkien قديما."),
        ("Latin initials at the end of a name", "اشترت شركة Rosso S. A. - وهي شركة عائلية - المصنع."),
        ("a unit behind a date", "توفي في 15-6-1236هـ.‖ والأخبار عنه قليلة."),
        ("a unit and a dash", "فاز بجائزة 2013م.‖ - مطار المدينة أفضل مطار."),
        ("a unit and an item", "يبدأ التسجيل في 16 هـ.‖ 3- يعلن المجلس النتائج."),
        ("and so on, then a new clause", "باع الكتب والأقلام إلخ.‖ هناك من يشتريها."),
        ("fa that answers amma", "أما الديون المقدرة بمليون د.ك. فهي مؤجلة."),
    ]);
}

#[test]
fn numbers_of_lists() {
    check(&[
        ("at the start", "2. توزيع المهام على الفريق."),
        ("in a row", "طلب أمرين: 1. فتح الطريق، 2. إصلاح الجسر."),
        ("in a row without marks", "1. تجهيز القاعة 2. دعوة الضيوف 3. شراء الورد."),
        ("in a row, Arabic digits", "طلب أمرين: ١. فتح الطريق ٢. إصلاح الجسر."),
        ("a number that only looks like the next", "1. فاز الفريق بهدف مقابل 2.‖ وقال المدرب إنه راض."),
        ("a number behind a colon", "ورد ذلك في تفسيره 3: 414.‖ وعن غيره أنه ضعيف."),
        ("a number that ends a sentence", "خسر الفريق في الدقيقة 88.‖ وبكى الجمهور."),
    ]);
}

#[test]
fn brackets() {
    check(&[
        ("elision", "قال الشاهد (...) إنه رأى السيارة."),
        ("a stop behind it", "صار الخبر قديما (!).‖ أما الصحف فصامتة."),
        ("a pause in brackets", "رد على مقاله (المدينة تنادي أبناءها جميعا.. فمن يلبي النداء إذن؟) الأسبوع الماضي."),
        ("a mark in brackets", "أحب المدينة (وأي مدينة!) منذ طفولته."),
        ("a closed remark", "ضاع الكتاب (النسخة الوحيدة).‖ ولم يعثر عليه."),
        ("a whole sentence in brackets", "ارتفعت الأسعار.‖ (انظر الجدول.)‖ وتراجعت الأجور."),
        ("a verse of the Koran", "قرأ الشيخ ﴿والضحى والليل إذا سجى ﴾.‖ ثم شرحها للناس."),
        ("citation", "يعيش الطائر قرب الماء.[3][4]‖ ويأكل السمك."),
    ]);
}

#[test]
fn quotations() {
    check(&[
        ("sentences inside", "قال الأب: «عاد ابني.‖ لم أصدق عيني».‖ ثم بكى."),
        ("the stop inside", "وقالت: \"انتهى الأمر.\"‖ وأغلقت الباب."),
        ("an English-style clause", "\"متى تعود؟\" سألته أمه.‖ فلم يجب."),
        ("a clause by «هكذا»", "«لن نرحل!» هكذا هتف السكان."),
        ("a clause with its source", "\"الطريق مغلقة.\" حسبما أفاد السائق."),
        ("a new speaker", "\"هل نبدأ؟\"‖ قال المدرب إن الوقت مبكر."),
        ("a comma behind", "صاح \"توقف!\"، ثم قفز."),
        ("a shout inside", "غنت \"أين حبيبي؟\" أمس في بعلبك."),
        ("one in another", "روى: \"سمعته يصرخ 'النار!' ثم اختفى\".‖ وسكت."),
        ("marks turned about", "وقال »كل شيء بخير«.‖ ثم خرج."),
        ("opened twice", "كتب على ”فيسبوك: “نرفض العرض”.‖ وأضاف: “سنرد غدا”."),
        ("in his words", "\"هذه مهزلة!\" على حد تعبيره."),
        ("a participle with و", "سأل: «أين أهل القرية؟» ومذكرا بأنهم رحلوا."),
        ("كما and a verb of saying", "\"الطريق آمن.\" كما قال السائق."),
        ("كما and another verb", "\"الطريق آمن.\"‖ كما تملك المدينة مرفأ قديما."),
        ("a title", "نشر مقالا عنوانه: «هل نجونا من العاصفة؟» جاء فيه أن البحر هادئ."),
        ("a title without a colon", "وقع كتاب «كيف نقرأ المدن القديمة؟» سامر الحاج أمس."),
        ("a verse", "وفي المثل: \"من جد وجد...\" وهو مثل معروف."),
    ]);
}

#[test]
fn pauses() {
    check(&[
        ("two whole sentences", "انتظر الناس على الرصيف ساعات طويلة..‖ جاء القطار فارغا أخيرا."),
        ("before a participle", "رفض الوزير كل الشروط المعروضة عليه.. مؤكدا أنه باق."),
        ("before a relative", "وقع الاتفاق الجديد بين الطرفين ... الذي طال انتظاره."),
        ("in a headline", "بعد طول انتظار.. الحكومة تعلن أسماء الفائزين"),
        ("before «إن»", "كتابة الشعر عنده سهلة وممتنعة معا..‖ إنها مغامرة كل ليلة."),
        ("before «إن» that a verb of saying leads to", "أكد رئيس البلدية أمس.. إن الجسر مغلق الآن."),
        ("before «لا» and a verb", "هذا الحي القديم يحتفظ بكل ذكرياتنا..‖ لا يشيخ ولا يهرم أبدا."),
        ("before «لا» and a noun", "يريد المدرب العمل الكثير من لاعبيه.. لا الكلام الكثير."),
        ("before two words with a verb", "تركنا الأصدقاء كلهم في تلك المدينة الغريبة..‖ أصبحنا وحيدين."),
        ("before «ألا»", "يجلس الجميع ويتحدثون ويتفاوضون باسمنا..‖ ألا يحق لنا أن نتكلم؟"),
        ("before a verbal noun", "هزيمتنا جزء من اللعبة كما تعرفون.. واحتمال وارد."),
        ("before two words", "في كل حرب طويلة على مدى التاريخ.. كر وفر."),
        ("behind «أما»", "كنا نحرص على كل شيء، أما اليوم.. وبعد أن كبرنا فلا نبالي."),
        ("in a short title", "افتتح المحافظ معرض \"الشاعر.. حياة كاملة وقصائد خالدة\" في المركز."),
        ("inside a quotation, before «إن»", "وأوضح \"نريد الفوز على ملعبنا..‖ إنها مباراة كبيرة\" ثم خرج."),
        ("before «وأن»", "أكد أن المدينة قوة في البحر والبر..‖ وإن عادت العاصفة فهي باقية."),
        ("before «وأن» with the hamza above", "أكد أن المدينة قوة في البحر والبر.. وأن أهلها باقون هنا."),
        ("before an accusative", "يجدون أمامهم جيشا من المدافعين عنه.. وجنداً في كل صحيفة يكتبون."),
        ("before an adverb with tanwin", "انتظر الناس على الرصيف ساعات طويلة..‖ وأخيراً وصل القطار فارغا."),
        ("in a list", "زار العراق، لبنان، تركيا،... إلخ في رحلة واحدة."),
        ("a word taken up again", "كان يحب البحر والسفر.. سفر الصيادين في الليل الطويل."),
        ("behind a quotation", "\"لا عودة إلى الوراء\".. بهذه العبارة ختم المدرب حديثه."),
        ("inside a quotation", "قال \"سنرسل المساعدات ... من البحر إلى كل القرى\"."),
        ("before a conjunction and a verb", "لم يبق في البيت أحد من أهله..‖ وقال الجيران إنهم سافروا."),
    ]);
}

#[test]
fn invisible_marks_change_nothing() {
    check(&[
        ("behind the stop", "انتهى اللقاء.\u{200f}‖ وغادر الجميع.\u{200f}"),
        ("inside an abbreviation", "حضر د\u{200f}. سمير الندوة."),
    ]);
}
