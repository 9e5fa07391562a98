//! Which text is measured? News sentences made from a seed: the same on every machine, and nobody else's text.
//!
//! The phrases were written for this; who speaks and where is drawn from the curated glossary, so that the text holds the
//! terms that news hold. A few dozen phrases are far fewer than a desk uses, so that the units of a memory made of them
//! share more words than real ones do: look-ups have more candidates here than in life, not fewer.

// Each bench uses a part.
#![allow(dead_code)]

use std::collections::HashSet;
use tarjuman::arabic::Offsets;
use tarjuman::article::segment;
use tarjuman::glossary::curated;

/// A phrase and its English.
type Phrase = (&'static str, &'static str);

const VERBS: &[Phrase] = &[
    ("دعا إلى", "called for"),
    ("رفض", "rejected"),
    ("بحث مع نظيره الإيطالي", "discussed with his Italian counterpart"),
    ("أعلن تأجيل", "announced the postponement of"),
    ("شدد على أهمية", "stressed the importance of"),
    ("حذر من تعثر", "warned of a setback to"),
    ("أكد استمرار", "confirmed the continuation of"),
    ("ناقش مع وفد من الأعيان", "discussed with a delegation of elders"),
    ("انتقد بطء", "criticised the slow pace of"),
    ("اشترط ضمانات لإنجاح", "demanded guarantees for the success of"),
    ("وقع اتفاقا بشأن", "signed an agreement on"),
    ("نفى علمه بوقف", "denied knowledge of a halt to"),
    ("طالب بتسريع", "demanded the acceleration of"),
    ("رحب بنتائج", "welcomed the results of"),
    ("أشرف على انطلاق", "oversaw the launch of"),
    ("استعرض مراحل", "reviewed the stages of"),
    ("اتهم أطرافا بعرقلة", "accused parties of obstructing"),
    ("كشف عن تفاصيل", "revealed details of"),
];

const OBJECTS: &[Phrase] = &[
    ("المفاوضات حول توحيد المؤسسات المالية", "talks on unifying the financial institutions"),
    ("عملية إزالة الألغام من الأحياء السكنية", "the clearing of mines from residential areas"),
    ("صيانة محطات تحلية المياه", "the maintenance of desalination plants"),
    ("إعادة فتح الطريق الساحلي أمام المسافرين", "the reopening of the coastal road to travellers"),
    ("صرف رواتب العاملين في قطاع الصحة", "the payment of health workers' salaries"),
    ("ترحيل المهاجرين العالقين في مراكز الإيواء", "the repatriation of migrants stranded in shelters"),
    ("مشروع قانون الموازنة العامة", "the general budget bill"),
    ("تسليم دفعة جديدة من الكتب المدرسية", "the delivery of a new batch of schoolbooks"),
    ("التحقيق في حادث انفجار مخزن الذخيرة", "the investigation into the explosion of an ammunition depot"),
    ("إنتاج النفط في الحقول الجنوبية", "oil production in the southern fields"),
    ("الحوار بين البلديات المتجاورة", "the dialogue between neighbouring municipalities"),
    ("حملة التطعيم ضد شلل الأطفال", "the vaccination campaign against polio"),
    ("دعم المزارعين المتضررين من الجفاف", "support for farmers hit by drought"),
    ("تبادل الأسرى والجثامين بين الجانبين", "the exchange of prisoners and remains between both sides"),
    ("تجهيز مراكز الاقتراع وتدريب المراقبين", "the preparation of polling stations and training of observers"),
    ("ترميم المباني التاريخية في المدينة القديمة", "the restoration of historic buildings in the old town"),
    ("خطة طوارئ لمواجهة السيول", "an emergency plan for flash floods"),
    ("رحلات جوية مباشرة بعد انقطاع دام سنوات", "direct flights after a break of several years"),
    ("برنامج إسكان للأسر النازحة", "a housing programme for displaced families"),
    ("اجتماعات اللجنة الفنية المكلفة بترسيم الحدود", "meetings of the technical committee on the border"),
];

const OPENINGS: &[Phrase] = &[
    ("قال مصدر مطلع إن", "An informed source said that"),
    ("وأفاد شهود عيان بأن", "Witnesses reported that"),
    ("وذكر بيان نشر ليل الأحد أن", "A statement published on Sunday night said that"),
    ("وأضاف المتحدث في مؤتمر صحفي أن", "The spokesman added at a news conference that"),
    ("ومن جهة أخرى، أوضح المسؤول أن", "The official also made clear that"),
    ("وبحسب صحيفة محلية فإن", "According to a local newspaper,"),
    ("في غضون ذلك، أشارت تقارير إلى أن", "Meanwhile, reports indicated that"),
    ("وعلى صعيد متصل، تبين أن", "In a related matter, it emerged that"),
    ("ولفت خبراء اقتصاديون إلى أن", "Economists pointed out that"),
    ("وجاء في رسالة وجهت إلى الرأي العام أن", "A letter to the public said that"),
];

const ENDINGS: &[Phrase] = &[
    ("رغم الظروف الأمنية الصعبة", "despite the difficult security conditions"),
    ("بعد أسابيع من المشاورات المغلقة", "after weeks of closed consultations"),
    ("في ظل نقص حاد في الوقود والكهرباء", "amid an acute shortage of fuel and electricity"),
    ("وذلك بتمويل من صندوق التنمية", "with funding from the development fund"),
    ("من دون أن يحدد موعدا لذلك", "without setting a date"),
    ("بحضور عدد من السفراء المعتمدين", "in the presence of several accredited ambassadors"),
    ("تنفيذا لما اتفق عليه في الجولة السابقة", "in line with what was agreed in the last round"),
    ("وسط اعتراض نواب من كتل مختلفة", "amid objections from members of several blocs"),
    ("قبل حلول شهر رمضان", "before the month of Ramadan"),
    ("لأول مرة منذ اندلاع القتال", "for the first time since fighting broke out"),
    ("حفاظا على سلامة المدنيين", "to protect civilians"),
    ("وفق جدول زمني لا يتجاوز تسعين يوما", "on a timetable of no more than ninety days"),
];

const MONTHS: &[Phrase] = &[
    ("كانون الثاني/ يناير", "January"),
    ("آذار/ مارس", "March"),
    ("أيار/ مايو", "May"),
    ("آب/ أغسطس", "August"),
    ("تشرين الثاني/ نوفمبر", "November"),
];

/// Words that stand in no phrase above: what an edit puts in.
const OTHERS: &[&str] =
    &["مؤخرا", "جديدة", "تدريجيا", "ثلاثة", "المذكور", "بالكامل", "مجددا", "النهائية", "سريعا", "المؤقتة"];

/// Numbers from a seed (SplitMix64; Steele, Lea and Flood 2014).
pub(crate) struct Seed(pub(crate) u64);

impl Seed {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number under `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// One of them.
    pub(crate) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// Who speaks and where: the curated glossary's Arabic with its English.
pub(crate) struct News {
    seed: Seed,
    speakers: Vec<(String, String)>,
    places: Vec<(String, String)>,
}

impl News {
    pub(crate) fn new(seed: u64) -> Self {
        let concepts = curated::concepts();
        let of = |domains: &[&str]| -> Vec<(String, String)> {
            let wanted = concepts.iter().filter(|concept| domains.contains(&concept.key.domain.as_str()));
            let pairs = wanted
                .filter_map(|concept| Some((concept.key.source.clone(), concept.concept.rendering()?.text.clone())));
            pairs.collect()
        };
        Self {
            seed: Seed(seed),
            speakers: of(&["libya-institutions", "libya-parties", "ministries", "organisations"]),
            places: of(&["libya-places", "capitals", "countries"]),
        }
    }

    /// A sentence of about twenty words, and its English.
    pub(crate) fn sentence(&mut self) -> (String, String) {
        let Self { seed, speakers, places } = self;
        let (opening, verb, object, ending) =
            (seed.one(OPENINGS), seed.one(VERBS), seed.one(OBJECTS), seed.one(ENDINGS));
        let (speaker, place) = (seed.one(speakers), seed.one(places));
        let (month, day, year) = (seed.one(MONTHS), 1 + seed.below(28), 2010 + seed.below(15));
        let (number, others) = (2 + seed.below(900), seed.one(places));
        let (ar, en) = match seed.below(4) {
            0 => (
                format!("{} {} {} {} في {}، {}", opening.0, speaker.0, verb.0, object.0, place.0, ending.0),
                format!("{} {} {} {} in {}, {}", opening.1, speaker.1, verb.1, object.1, place.1, ending.1),
            ),
            1 => (
                format!("{} {} {} يوم {day} {} {year} {}", speaker.0, verb.0, object.0, month.0, ending.0),
                format!("{} {} {} on {day} {} {year} {}", speaker.1, verb.1, object.1, month.1, ending.1),
            ),
            2 => (
                format!("“{} {} {}”، {} (نحو {number} شخصا)", speaker.0, verb.0, object.0, ending.0),
                format!("“{} {} {}”, {} (about {number} people)", speaker.1, verb.1, object.1, ending.1),
            ),
            _ => (
                format!("{} {number} أسرة نزحت من {} إلى {} {}", opening.0, place.0, others.0, ending.0),
                format!("{} {number} families fled from {} to {} {}", opening.1, place.1, others.1, ending.1),
            ),
        };
        (ar + ".", en + ".")
    }

    /// An article in news style of at least so many bytes.
    pub(crate) fn text(&mut self, bytes: usize) -> String {
        let mut text = String::new();
        while text.len() < bytes {
            for _ in 0..=self.seed.below(3) {
                text.push_str(&self.sentence().0);
                text.push(' ');
            }
            text.push_str("\n\n");
        }
        text
    }

    /// So many units with different sources: sentences, and each segment of `near` with one and with three edits.
    pub(crate) fn units(&mut self, count: usize, near: &str) -> Vec<(String, String)> {
        let offsets = Offsets::new(near);
        let mut units = Vec::with_capacity(count);
        for segment in segment(near) {
            for edits in [1, 3] {
                units.push((self.edited(offsets.slice(segment.span), edits), format!("Near, by {edits} edits.")));
            }
        }
        let mut seen: HashSet<String> = HashSet::new();
        units.retain(|(source, _)| seen.insert(source.clone()));
        while units.len() < count {
            let unit = self.sentence();
            if seen.insert(unit.0.clone()) {
                units.push(unit);
            }
        }
        units
    }

    /// The text with so many words put in, left out or replaced.
    pub(crate) fn edited(&mut self, text: &str, edits: usize) -> String {
        let mut words: Vec<&str> = text.split_whitespace().collect();
        for _ in 0..edits {
            let (at, other) = (self.seed.below(words.len().max(1)), *self.seed.one(OTHERS));
            match self.seed.below(3) {
                0 => words.insert(at, other),
                1 if words.len() > 1 => drop(words.remove(at)),
                _ => words[at] = other,
            }
        }
        words.join(" ")
    }

    /// As many words as a sentence has, in no order: words that the memory knows, and no unit like it.
    pub(crate) fn salad(&mut self) -> String {
        let text: Vec<String> = (0..20).map(|_| self.sentence().0).collect();
        let words: Vec<&str> = text.iter().flat_map(|sentence| sentence.split_whitespace()).collect();
        let picked: Vec<&str> = (0..20).map(|_| *self.seed.one(&words)).collect();
        picked.join(" ")
    }
}

/// Units as the file that a memory imports.
pub(crate) fn tsv(units: &[(String, String)]) -> String {
    let rows: String = units.iter().map(|(source, target)| format!("{source}\t{target}\n")).collect();
    format!("source\ttarget\n{rows}")
}
