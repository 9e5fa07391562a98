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
    if line.mark == Mark::Stop {
        None
    } else if line.begins_with(&phrases::RELATED).is_some() {
        Some((Role::Related, Reason::RelatedOpener))
    } else if line.begins_with(&phrases::TAGS).is_some() {
        Some((Role::Boilerplate, Reason::Keywords))
    } else {
        None
    }
}

/// `***`, `×`, `-----`.
fn no_words(line: &Features) -> bool {
    line.length() == 0 && line.whole
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
        return sure && (number || (dated > 0 && other <= length));
    }
    ago || (time && other == 0)
        || (calendar && number && dated >= 2 && dated >= 3 * other)
        || (calendar && other == 0 && dated >= 2)
}

/// «شاهد أيضاً», «اقرأ أيضا: لماذا …؟». A short phrase that may begin a sentence («المزيد من الدول تنضم …») counts
/// only as a line of its own or before a colon.
fn related(line: &Features) -> bool {
    let Some(length) = line.begins_with(&phrases::RELATED) else { return false };
    let alone = line.length() == length || line.label == Some(length);
    let labelled = line.label.is_some_and(|label| label <= length + 3);
    alone || labelled || (length >= 2 && line.mark != Mark::Stop && line.count <= length + 3)
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
    let mut found = false;
    for (word, kind) in line.kinds().enumerate() {
        if word < at {
            continue;
        }
        let is_button = |length: &usize| {
            word + length <= line.length() && phrases::BUTTONS.contains(line.part(word..word + length))
        };
        match (1..=3).rev().find(is_button) {
            Some(length) => (at, found) = (word + length, true),
            None if kind == TokenKind::Number => at = word + 1,
            None => return false,
        }
    }
    found
}

/// «اترك تعليقا», «جميع الحقوق محفوظة». A phrase of three words is enough; a shorter one («اشترك») may begin a
/// sentence, and needs a line without a full stop.
fn interface(line: &Features) -> bool {
    const LONGEST: usize = 40;
    let legal = line.whole && (line.joined.contains("الحقوق محفوظه") || line.joined.contains("all rights reserved"));
    if legal || line.first() == Some("copyright") {
        return true;
    }
    let Some(length) = line.begins_with(&phrases::INTERFACE) else { return false };
    line.count <= LONGEST && (length >= 3 || (line.mark != Mark::Stop && line.count <= 14))
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
    line.whole
        && line.count <= 4
        && ((addresses > 0 && addresses * 2 >= line.count) || (line.signs[1] > 0 && line.length() > 0))
}

/// «كتب: سامر», «المصدر: وكالات», «بقلم هدى». Not «كتب محمد رواية جديدة».
fn byline(line: &Features) -> bool {
    const LONGEST: usize = 10;
    let Some(length) = line.begins_with(&phrases::BYLINES) else { return false };
    if !line.whole || line.count > LONGEST || matches!(line.mark, Mark::Strong) {
        return false;
    }
    line.label == Some(length) || (line.begins_with(&phrases::SURE_BYLINES).is_some() && line.count <= 5)
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
            || phrases::AGENCIES.contains(text)
            || text.starts_with("ارشيف")
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
    bracketed || headed || signed
}

/// The desk's note at the end of a wire story: «(إعداد … للنشرة العربية - تحرير …)».
fn desk(line: &Features) -> bool {
    const LONGEST: usize = 18;
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
