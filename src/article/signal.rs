//! What does a line say of itself? The signals that need no neighbour, one a function, strongest first.

use super::block::Reason;
use super::features::Features;
use super::furniture as phrases;
use super::passage::Mark;
use crate::arabic::TokenKind;
use crate::article::Role;

/// Whether a line says something of itself.
type Signal = fn(&Features) -> bool;

/// The role that a paragraph's own words give it; `None` when only its place can tell.
pub(crate) fn own(line: &Features) -> Option<(Role, Reason)> {
    if line.is_long() {
        return None;
    }
    let signals: [(Signal, Role, Reason); 13] = [
        (no_words, Role::Boilerplate, Reason::NoWords),
        (breadcrumb, Role::Boilerplate, Reason::Breadcrumb),
        (date, Role::Meta, Reason::Date),
        (related, Role::Related, Reason::RelatedOpener),
        (buttons, Role::Boilerplate, Reason::Button),
        (interface, Role::Boilerplate, Reason::Interface),
        (counter, Role::Boilerplate, Reason::Counter),
        (keywords, Role::Boilerplate, Reason::Keywords),
        (address, Role::Boilerplate, Reason::Address),
        (is_agency, Role::Meta, Reason::Agency),
        (byline, Role::Meta, Reason::Byline),
        (picture, Role::Caption, Reason::Picture),
        (desk, Role::Meta, Reason::Byline),
    ];
    signals.into_iter().find(|(signal, ..)| signal(line)).map(|(_, role, reason)| (role, reason))
}

/// What a line says of itself once the text is over, where a phrase needs no colon: «سمات سياسة أخبار».
pub(crate) fn after_text(line: &Features) -> Option<(Role, Reason)> {
    // «ت.ع», «ر.س/ م.ل»: who wrote and who edited it.
    let initial = |word: &str| word.chars().count() == 1;
    let initials = line.whole && (2..=4).contains(&line.length()) && line.words().all(initial) && line.arabic;
    if initials || introduces_the_writer(line) {
        Some((Role::Meta, Reason::Byline))
    } else if line.mark == Mark::Stop {
        None
    } else if line.begins_with(&phrases::RELATED).is_some() {
        Some((Role::Related, Reason::RelatedOpener))
    } else if line.begins_with(&phrases::TAGS).is_some() {
        Some((Role::Boilerplate, Reason::Keywords))
    } else {
        None
    }
}

/// `***`, `×`, `-----`, and the letters that set the size of others: `A+`, `أ-`.
fn no_words(line: &Features) -> bool {
    let letter =
        |word: &str| matches!(word, "ا") || word.len() == 1 && word.starts_with(|c: char| c.is_ascii_alphabetic());
    let size = line.length() == 1 && line.words().all(letter) && !line.colon;
    line.whole && (line.words().all(str::is_empty) || size)
}

/// «الرئيسية / مقالات / …», «سياسة | اقتصاد | رياضة». Not «آب/ أغسطس» in a sentence.
fn breadcrumb(line: &Features) -> bool {
    let home = line.first().is_some_and(|word| matches!(word, "الرئيسيه" | "الصفحه" | "home"));
    let short = line.whole && line.mark != Mark::Stop && line.longest_item <= 4;
    (home && line.separators >= 1 && short) || (line.separators >= 2 && short && line.separators * 5 >= line.count)
}

/// «الأحد , 26 مارس 2023», «منذ 3 ساعات», «نُشر في: 14 مارس 2024». Not «مسلسلات رمضان 2024».
fn date(line: &Features) -> bool {
    const LONGEST: usize = 16;
    if !line.whole || line.count > LONGEST || line.mark == Mark::Stop && line.count > 8 {
        return false;
    }
    let mut dated = 0;
    let mut other = 0;
    let (mut calendar, mut number, mut time) = (false, false, false);
    for (word, kind) in line.words().zip(line.kinds()) {
        let bare = word.strip_prefix('و').unwrap_or(word);
        match kind {
            TokenKind::Date => (calendar, number, dated) = (true, true, dated + 1),
            TokenKind::Time => (number, time, dated) = (true, true, dated + 1),
            TokenKind::Number => (number, dated) = (true, dated + 1),
            _ if phrases::CALENDAR.contains(word) => (calendar, dated) = (true, dated + 1),
            _ if phrases::DATE_FILLERS.contains(word) || phrases::DATE_FILLERS.contains(bare) => dated += 1,
            _ => other += 1,
        }
    }
    let ago = line.first().is_some_and(|word| matches!(word, "منذ" | "قبل")) && other == 0;
    if let Some(length) = line.begins_with(&phrases::DATE_HEADS)
        && line.length() > length
    {
        // «نشر 3 صور جديدة» begins with such a word too.
        let sure = length >= 2 || line.label == Some(length) || calendar || time;
        // «صدر في بيروت 3 كتب» has a number, but no date.
        return sure && (calendar || time || ((number || dated > 0) && other <= length));
    }
    // «2 س», «5h»: ago, as networks write it.
    let short_ago = line.length() == 2
        && line.kind(0) == Some(TokenKind::Number)
        && matches!(line.word(1), "س" | "د" | "ي" | "h" | "m" | "d" | "w" | "min");
    // «العدد 8842 - السنة الخامسة»: the number of a paper's issue.
    let issue = line.word(0) == "العدد" && line.kind(1) == Some(TokenKind::Number);
    // «طرابلس 29 نوفمبر 2026 (وال)».
    let wired = calendar && number && dated >= 3 && other <= 4 && phrases::AGENCIES.at_end(&line.joined).is_some();
    let lone_date = other == 0 && line.kinds().any(|kind| kind == TokenKind::Date);
    ago || short_ago
        || lone_date
        || issue
        || wired
        || (time && other == 0)
        || (calendar && number && dated >= 2 && dated >= 3 * other)
        || (calendar && other == 0 && dated >= 2)
}

/// «شاهد أيضاً», «اقرأ أيضا: لماذا …؟». A short phrase that may begin a sentence («المزيد من الدول تنضم …») counts
/// only as a line of its own or before a colon.
fn related(line: &Features) -> bool {
    if names_other_pieces(line) {
        return true;
    }
    let Some(length) = line.begins_with(&phrases::RELATED) else { return false };
    let alone = line.length() == length || line.label == Some(length);
    let labelled = line.label.is_some_and(|label| label <= length + 3);
    alone || labelled || (length >= 2 && line.mark != Mark::Stop && line.count <= length + 3)
}

/// «موضوعات مقترحة», «الأخبار المتعلقة»: what a page has more of, and that they are like this one.
fn names_other_pieces(line: &Features) -> bool {
    const LONGEST: usize = 4;
    let bare = |at: usize| {
        let word = line.word(at);
        word.strip_prefix("ال").filter(|rest| rest.chars().count() > 2).unwrap_or(word)
    };
    (2..=LONGEST).contains(&line.length())
        && line.mark == Mark::None
        && phrases::PIECES.contains(bare(0))
        && phrases::LIKE_PIECES.contains(bare(1))
}

/// «شارك القصة», «مشاركة عبر»: three words at most, and no sentence.
fn shares(line: &Features) -> bool {
    (2..=3).contains(&line.length())
        && line.mark != Mark::Stop
        && phrases::SHARING.contains(line.word(0))
        && phrases::SHARED.contains(line.word(1))
}

/// «فيسبوك تويتر واتساب», «طباعة», «عاجل»: nothing but buttons.
fn buttons(line: &Features) -> bool {
    const LONGEST: usize = 14;
    // «2- العربية.» is an item of a list.
    let numbered = line.item && line.kinds().next() == Some(TokenKind::Number);
    if !line.whole || line.count > LONGEST || numbered {
        return false;
    }
    let mut at = 0;
    // Among several buttons a name that no list knows is a button too.
    let (mut found, mut unknown) = (0, 0);
    for (word, kind) in line.kinds().enumerate() {
        if word < at {
            continue;
        }
        let is_button = |length: &usize| {
            word + length <= line.length() && phrases::BUTTONS.contains(line.part(word..word + length))
        };
        match (1..=3).rev().find(is_button) {
            Some(length) => (at, found) = (word + length, found + 1),
            None if kind == TokenKind::Number => at = word + 1,
            None => (at, unknown) = (word + 1, unknown + 1),
        }
    }
    found > 0 && (unknown == 0 || (found >= 3 && unknown * 3 <= found && line.mark == Mark::None))
}

/// «اترك تعليقا», «جميع الحقوق محفوظة». A phrase of three words is enough; a shorter one («اشترك») may begin a
/// sentence, and needs a line without a full stop.
fn interface(line: &Features) -> bool {
    const LONGEST: usize = 40;
    if shares(line) {
        return true;
    }
    let legal = line.whole
        && (line.signs[3] > 0 || line.joined.contains("الحقوق محفوظه") || line.joined.contains("all rights reserved"));
    if legal || line.first() == Some("copyright") {
        return true;
    }
    let Some(length) = line.begins_with(&phrases::INTERFACE) else { return false };
    line.count <= LONGEST && (length >= 3 || (line.mark != Mark::Stop && line.count <= 20))
}

/// «0», «عدد المشاهدات: 120», «16.68° القدس».
fn counter(line: &Features) -> bool {
    const LONGEST: usize = 5;
    let numbers = line.kinds().filter(|kind| matches!(kind, TokenKind::Number | TokenKind::Time)).count();
    if !line.whole || numbers == 0 || line.colon || line.item {
        return false;
    }
    let counts = || phrases::COUNTERS.is_in(&line.joined);
    // A date in digits alone is a date, and was taken before; a phone number is no text either.
    let latin = || line.words().zip(line.kinds()).all(|(word, kind)| kind != TokenKind::Word || word.is_ascii());
    let is_unit =
        |word: &str| phrases::COUNTERS.contains(word) || matches!(word, "دقيقه" | "دقيقتان" | "دقائق" | "ثوان");
    let units = line.words().filter(|word| is_unit(word)).count();
    numbers + units == line.length() || (line.count <= LONGEST && (counts() || line.signs[2] > 0 || latin()))
}

/// «كلمات مفتاحية: …», «#الأمطار #المرور».
fn keywords(line: &Features) -> bool {
    const LONGEST_TAG: usize = 4;
    if line.signs[0] > 0 && line.signs[0] * LONGEST_TAG >= line.count && line.mark == Mark::None {
        let words_before = line.length() > line.signs[0] * LONGEST_TAG;
        return !words_before;
    }
    line.begins_with(&phrases::TAGS)
        .is_some_and(|length| line.mark != Mark::Stop && (line.length() == length || line.label == Some(length)))
}

/// «info@example.org», «تويتر: @name».
fn address(line: &Features) -> bool {
    let is_address = |kind: &TokenKind| matches!(kind, TokenKind::Url | TokenKind::Email);
    let addresses = line.kinds().filter(is_address).count();
    let numbers = line.kinds().filter(|kind| matches!(kind, TokenKind::Number)).count();
    // «الهاتف: 71000000», «البريد الإلكتروني: info@example.org».
    let contact = line.begins_with(&phrases::CONTACTS).is_some_and(|length| {
        line.label == Some(length)
            && (addresses > 0 || numbers > 0)
            && line.length() <= length + 8
            && line.mark != Mark::Stop
    });
    // «— هدى سالم (@huda) November 19, 2026»: under a message that a network's page has put in.
    let message = line.dash && line.signs[1] > 0 && line.length() <= 14 && line.mark == Mark::None;
    line.whole
        && (contact
            || message
            || (line.count <= 4
                && ((addresses > 0 && addresses * 2 >= line.count) || (line.signs[1] > 0 && line.length() > 0))))
}

/// «كتب: سامر», «المصدر: وكالات», «بقلم هدى». Not «كتب محمد رواية جديدة».
fn byline(line: &Features) -> bool {
    const LONGEST: usize = 10;
    let Some(length) = line.begins_with(&phrases::BYLINES) else { return false };
    if !line.whole || line.count > LONGEST || matches!(line.mark, Mark::Strong) {
        return false;
    }
    // «مصدر: الحكومة ترفع الدعم غدا» is a headline: behind these, a name is short.
    const NAME: usize = 3;
    let speaks = line.begins_with(&phrases::SPEAKERS).is_some_and(|length| line.length() > length + NAME);
    if speaks {
        return false;
    }
    // «بواسطة هالة في 14 مارس 2025».
    if length + 1 < line.length() && ends_in_date(line) && line.begins_with(&phrases::AUTHORS).is_some() {
        return true;
    }
    line.label == Some(length) || (line.begins_with(&phrases::SURE_BYLINES).is_some() && line.count <= 5)
}

/// «د. ماجد الحمدان» alone on a line: who wrote the column. Not «د. الحمدان: لا زيادة».
pub(crate) fn names_a_doctor(line: &Features) -> bool {
    (3..=5).contains(&line.length())
        && line.mark == Mark::None
        && line.label.is_none()
        && matches!(line.word(0), "د" | "الدكتور" | "الدكتوره")
}

/// «3 آراء على …», «التعليقات (12)», «27 تعليقا».
pub(crate) fn counts_comments(line: &Features) -> bool {
    const LONGEST: usize = 20;
    let comments = |at: usize| {
        matches!(line.word(at), "اراء" | "راي" | "تعليق" | "تعليقا" | "تعليقات" | "التعليقات" | "ردود" | "comments")
    };
    let number = |at: usize| line.kind(at) == Some(TokenKind::Number);
    let about = || matches!(line.word(2), "" | "علي" | "حول" | "on");
    line.whole
        && line.count <= LONGEST
        && ((number(0) && comments(1) && about()) || (comments(0) && number(1) && line.length() == 2))
}

/// «رد», «اترك تعليقا», «لن يتم نشر عنوان بريدك».
pub(crate) fn asks_for_a_comment(line: &Features) -> bool {
    line.begins_with(&phrases::COMMENT_FORMS).is_some()
}

/// Whether a line ends with a full date: «… 14 مارس، 2025», «… 14/3/2025». Not «… في مارس 2025».
pub(crate) fn ends_in_date(line: &Features) -> bool {
    if !line.whole || line.mark != Mark::None {
        return false;
    }
    // The hour may follow the day.
    let clock = |at: usize| {
        line.kind(at) == Some(TokenKind::Time) || matches!(line.word(at), "م" | "ص" | "am" | "pm" | "مساء" | "صباحا")
    };
    let Some(last) = (0..line.length()).rev().find(|&at| !clock(at)) else { return false };
    let number = |at: usize| line.kind(at) == Some(TokenKind::Number);
    let month = |at: usize| phrases::CALENDAR.contains(line.word(at));
    line.kind(last) == Some(TokenKind::Date)
        || (last >= 2
            && number(last)
            && line.word(last).chars().count() == 4
            && month(last - 1)
            && (number(last - 2) || month(last - 2)))
}

/// Whether a line begins with a full date: «21 كانون الأول/ديسمبر 2022 المساعدات الإنسانية».
pub(crate) fn begins_with_date(line: &Features) -> bool {
    let number = |at: usize| line.kind(at) == Some(TokenKind::Number);
    let month = |at: usize| phrases::CALENDAR.contains(line.word(at));
    let year = |at: usize| number(at) && line.word(at).chars().count() == 4;
    line.whole
        && line.mark == Mark::None
        && (line.kind(0) == Some(TokenKind::Date) || number(0) && month(1) && (2..=4).any(year))
}

/// «(رويترز)», «- سبأ», «بروكسل - الأناضول». Not «قالت رويترز».
pub(crate) fn is_agency(line: &Features) -> bool {
    const LONGEST: usize = 6;
    if !line.whole || line.count > LONGEST || matches!(line.mark, Mark::Strong) {
        return false;
    }
    let Some(length) = phrases::AGENCIES.at_end(&line.joined) else { return false };
    line.length() == length || (line.broken && line.length() <= length + 3)
}

/// «رئيس البرلمان خلال جلسة سابقة (أرشيف)», «… خلال المظاهرة - رويترز».
fn picture(line: &Features) -> bool {
    const LONGEST: usize = 30;
    if !line.whole || line.count > LONGEST || line.mark == Mark::Strong || line.colon {
        return false;
    }
    let note = |text: &str| {
        phrases::PICTURE.contains(text)
            || phrases::AGENCIES.at_start(text).is_some_and(|length| length + 1 >= text.split(' ').count())
            || ["ارشيف", "تصوير", "عدسه"].iter().any(|head| text.starts_with(head))
            || text.starts_with("صوره ")
    };
    let bracketed = !line.brackets().is_empty() && note(line.brackets());
    let headed = line
        .begins_with(&phrases::PICTURE_HEADS)
        .is_some_and(|length| line.label == Some(length) || (length >= 2 && line.mark == Mark::None));
    let signed = line.mark == Mark::None
        && line.count >= 5
        && line.last_break > 0
        && phrases::AGENCIES.at_end(&line.joined).is_some_and(|length| line.last_break + length == line.length());
    let credited = names_a_picture(line) || line.latin_credit && line.mark == Mark::None && line.count >= 4;
    bracketed || headed || signed || credited || line.whole && is_note(&line.joined)
}

/// «أرشيفية» alone on a line; but «أرشيف» is in menus.
fn is_note(line: &str) -> bool {
    matches!(line, "ارشيفيه" | "صوره ارشيفيه" | "صوره تعبيريه" | "صوره من الارشيف")
}

/// «لاجئات ينتظرن الماء في أدري، 6 مايو 2025. © أ ف ب»: what is seen, and who owns the picture. Not «© 2024 شبكة الجسر».
fn names_a_picture(line: &Features) -> bool {
    const SEEN: usize = 6;
    line.signs[3] > 0 && line.sign_at >= SEEN
}

/// Who the writer is, under a column: «سلمى عثمان صحفية مهتمة بالعمران».
pub(crate) fn introduces_the_writer(line: &Features) -> bool {
    const LONGEST: usize = 25;
    let occupation = |at: usize| phrases::OCCUPATIONS.contains(line.word(at));
    line.whole
        && line.count <= LONGEST
        && line.first().is_some_and(|word| phrases::FIRST_NAMES.contains(word))
        && (occupation(2) || occupation(3))
}

/// The desk's note at the end of a wire story: «(إعداد … للنشرة العربية - تحرير …)», «// انتهى //»; or the writer's, with
/// a star: «* كاتب وباحث». Not «* زيادة الأجور».
fn desk(line: &Features) -> bool {
    const LONGEST: usize = 18;
    let ends = line.length() == 1 && line.word(0) == "انتهي";
    let signed = line.stars && line.length() <= 9 && line.mark != Mark::Strong;
    if ends || (signed && phrases::OCCUPATIONS.contains(line.word(0))) {
        return true;
    }
    line.whole
        && line.count <= LONGEST
        && line.first().is_some_and(|word| matches!(word, "اعداد" | "اعده" | "اعدته" | "تغطيه" | "شارك"))
        && line.words().any(|word| word == "تحرير")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::Span;
    use crate::article::passage::Passage;
    use crate::article::sentence::sentences;

    #[test]
    fn a_line_says_what_it_is() {
        for (text, expected) in [
            ("الرئيسية / أخبار / افتتاح الجسر الجديد", Some(Reason::Breadcrumb)),
            ("سياسة | اقتصاد | ثقافة", Some(Reason::Breadcrumb)),
            ("الرئيسية » رياضة » نتائج الجولة", Some(Reason::Breadcrumb)),
            ("افتتح الجسر في آب/ أغسطس الماضي", None),
            ("المغرب / السنغال 1/0", None),
            ("الاثنين , 3 نيسان 2023", Some(Reason::Date)),
            ("١٢ رمضان ١٤٤٤ هـ", Some(Reason::Date)),
            ("نُشر في: 3 أبريل 2023، 10:30", Some(Reason::Date)),
            ("آخر تحديث: منذ ساعتين", Some(Reason::Date)),
            ("منذ 3 أيام", Some(Reason::Date)),
            ("مسلسلات رمضان 2024", None),
            ("نشر 3 صور جديدة للجسر", None),
            ("شاهد أيضاً", Some(Reason::RelatedOpener)),
            ("إقرأ المزيد :", Some(Reason::RelatedOpener)),
            ("اقرأ أيضا: كيف بني الجسر؟", Some(Reason::RelatedOpener)),
            ("موضوعات مقترحة", Some(Reason::RelatedOpener)),
            ("الأخبار المتعلقة", Some(Reason::RelatedOpener)),
            ("أخبار المدينة القديمة", None),
            ("شارك القصة", Some(Reason::Interface)),
            ("شارك الوزير في الندوة", None),
            ("الهاتف: 71000000", Some(Reason::Address)),
            ("البريد الإلكتروني: info@example.org", Some(Reason::Address)),
            ("الهاتف: جهاز غير حياتنا", None),
            ("— هدى سالم (@huda) November 19, 2026", Some(Reason::Address)),
            ("العدد 8842 - السنة الخامسة", Some(Reason::Date)),
            ("صيدا 29 نوفمبر 2026 (رويترز)", Some(Reason::Date)),
            ("2026/11/18", Some(Reason::Date)),
            ("2 س ·", Some(Reason::Date)),
            ("صدر في بيروت 3 كتب عن الجسر", None),
            ("بواسطة هالة في 14 مارس 2025", Some(Reason::Byline)),
            ("مصدر: الحكومة ترفع الدعم غدا", None),
            ("// انتهى //", Some(Reason::Byline)),
            ("* كاتب وباحث لبناني", Some(Reason::Byline)),
            ("* زيادة الأجور في الربيع", None),
            ("A+", Some(Reason::NoWords)),
            ("فيسبوك تويتر واتساب ثريدس", Some(Reason::Button)),
            ("المزيد من الدول تنضم إلى الاتفاق.", None),
            ("فيسبوك تويتر واتساب", Some(Reason::Button)),
            ("شارك", Some(Reason::Button)),
            ("تويتر يغلق مكاتبه", None),
            ("اترك تعليقاً", Some(Reason::Interface)),
            ("© 2023 جميع الحقوق محفوظة لموقع المدينة", Some(Reason::Interface)),
            ("اشترك في الندوة خمسة باحثين من لبنان.", None),
            ("48", Some(Reason::Counter)),
            ("عدد المشاهدات: 1,240", Some(Reason::Counter)),
            ("24.5° صور", Some(Reason::Counter)),
            ("الوسوم: الجسر، البلدية", Some(Reason::Keywords)),
            ("#الجسر #البلدية", Some(Reason::Keywords)),
            ("info@example.org", Some(Reason::Address)),
            ("كتبت: رنا الخطيب", Some(Reason::Byline)),
            ("المصدر: وكالات", Some(Reason::Byline)),
            ("كتب سامر رواية جديدة", None),
            ("(إعداد رنا الخطيب للنشرة العربية - تحرير سامر الحاج)", Some(Reason::Byline)),
            ("بروكسل - الأناضول", Some(Reason::Agency)),
            ("(أ ف ب)", Some(Reason::Agency)),
            ("قالت رويترز", None),
            ("رئيس البلدية يقص الشريط (أرشيف)", Some(Reason::Picture)),
            ("عمال يرممون الجسر القديم أمس - رويترز", Some(Reason::Picture)),
            ("تصوير: سامر الحاج", Some(Reason::Picture)),
            ("* * *", Some(Reason::NoWords)),
            ("ــــــ", Some(Reason::NoWords)),
            ("افتتح رئيس البلدية الجسر الجديد صباح اليوم.", None),
        ] {
            let chars: Vec<char> = text.chars().collect();
            let mut passage = Passage::default();
            passage.read(&chars);
            let mut found = Vec::new();
            sentences(&passage, |sentence| found.push(sentence));
            let line = Features::of(&passage, Span::new(0, chars.len()), &found);
            assert_eq!(own(&line).map(|(_, reason)| reason), expected, "{text}");
        }
    }
}
