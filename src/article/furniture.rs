//! Which words does a page put around an article? The phrases of menus, share buttons, comment forms and legal lines.
//!
//! All phrases are folded (see [`mod@crate::arabic::fold`]) and without marks, as [`super::features::Features::words`] gives a
//! line: «شاهد أيضاً:» is «شاهد ايضا».

use super::list::{Phrases, Words, phrases, words};

/// A line that is, or begins with, one of these leads to other articles.
pub(crate) static RELATED: Phrases = phrases!(
    "
    شاهد ايضا / شاهدوا ايضا / اقرا ايضا / اقرئي ايضا / اقرؤوا ايضا / اقرا المزيد / اقرا كذلك / اقرا في /
    طالع ايضا / طالعوا ايضا / تابع ايضا / انظر ايضا / انظري ايضا / قد يعجبك / قد يعجبكم / قد يهمك / قد يهمكم /
    ربما يعجبك / ربما يهمك / ربما تود / قد تود قراءه / ننصح بقراءه / نرشح لك / نرشح لكم / مقالات ذات صله /
    مواضيع ذات صله / موضوعات ذات صله / اخبار ذات صله / مواد ذات صله / قصص ذات صله / محتوي ذو صله / ذات صله /
    مواضيع متعلقه / موضوعات متعلقه / اخبار متعلقه / مقالات متعلقه / مواضيع مشابهه / مقالات مشابهه /
    اخبار مشابهه / مواضيع اخري / مقالات اخري / اخبار اخري / المزيد من / مزيد من الاخبار / للمزيد / المزيد في /
    حول هذه القصه / الاكثر قراءه / الاكثر مشاهده / الاكثر تداولا / الاكثر شعبيه / الاكثر تعليقا /
    الاعلي قراءه / اخر الاخبار / احدث الاخبار / احدث المقالات / اخترنا لك / اخترنا لكم / مختارات / رابط الخبر /
    لمشاهده المزيد / المقال السابق / المقال التالي / الخبر السابق / الخبر التالي / الموضوع السابق /
    الموضوع التالي / السابق / التالي / من نفس القسم / في هذا القسم / you might also like / related articles /
    related posts / related news / read more / read also / see also / recommended
    "
);

/// A line that is one of these, or several in a row, is a button.
pub(crate) static BUTTONS: Phrases = phrases!(
    "
    شارك / شاركها / شاركه / شاركنا / مشاركه / المشاركه / انشر / نشر / طباعه / اطبع / ارسال / ارسل / حفظ / نسخ /
    نسخ الرابط / انسخ الرابط / فيسبوك / فيس بوك / فايسبوك / تويتر / اكس / واتساب / واتس اب / وتساب / لينكدان /
    لينكد ان / تيليغرام / تيليجرام / تلغرام / تلجرام / انستغرام / انستجرام / انستقرام / يوتيوب / بينتيريست /
    بنترست / سناب شات / تيك توك / ماسنجر / ريديت / تمبلر / البريد الالكتروني / البريد / بريد الكتروني / ايميل /
    facebook / twitter / whatsapp / telegram / linkedin / pinterest / instagram / youtube / messenger / email /
    e mail / print / share / copy link / tweet / x / rss / google / viber / فايبر / اعجبني / اعجاب / غرد /
    القائمه / بحث / ابحث / اغلاق / اغلق / فتح / المزيد / عاجل / اعلان / اعلانات / مباشر / بث مباشر /
    البث المباشر / الرئيسيه / تسجيل الدخول / تسجيل / دخول / خروج / اشتراك / استمع / استمع للخبر / تحميل /
    صوره الخبر / صوره / حجم الخط / الخط / عربي / english / العربيه / ar / en / menu / search / تعليق /
    تعليقات / التعليقات / لا تعليقات / لا توجد تعليقات / 0 تعليق / رد / الردود / advertisement / ads / ad /
    اضف للمفضله / المفضله / ملخص / نسخه للطباعه
    "
);

/// A line that begins with one of these belongs to the page.
pub(crate) static INTERFACE: Phrases = phrases!(
    "
    زر الذهاب / تكبير الخط / تصغير الخط / حجم الخط / تخطي الي المحتوي / تخطي الي / انتقل الي / الانتقال الي /
    تابعونا / تابعنا / تابعوا / اشترك / اشتركوا / اشتركي / انضم الي / انضموا / سجل الان / حمل التطبيق / حملوا /
    ادخل بريدك / ادخل ايميلك / بريدك الالكتروني / النشره البريديه / اترك تعليقا / اترك ردا / اترك رد /
    اترك تعليق / اضف تعليق / اضف تعليقا / اكتب تعليق / اكتب تعليقا / شاركنا رايك / لن يتم نشر عنوان /
    الحقول الالزاميه / احفظ اسمي / ارسال التعليق / الغاء الرد / التعليقات مغلقه / التعليقات / تعليقات القراء /
    تعليقات فيسبوك / شروط التعليق / شارك المقال / شارك الخبر / شارك هذا / شارك هذه / شارك علي / شارك عبر /
    شاركه علي / انشر علي / شارك الموضوع / مشاركه عبر / طباعه الخبر / ارسل لصديق / ارسال الي صديق /
    للتواصل مع الكاتب / تواصل معنا / اتصل بنا / من نحن / اعلن معنا / للاعلان / سياسه الخصوصيه /
    سياسه الاستخدام / شروط الاستخدام / الشروط والاحكام / اتفاقيه الاستخدام / خريطه الموقع / حقوق النشر /
    جميع الحقوق / كافه الحقوق / كل الحقوق / الحقوق محفوظه / copyright / all rights reserved /
    نستخدم ملفات تعريف الارتباط / يستخدم هذا الموقع / هذا الموقع يستخدم / اوافق علي / facebook comments /
    leave a reply / leave a comment / powered by / تصميم وتطوير / تصميم وبرمجه / برمجه وتصميم / عرض المزيد /
    تحميل المزيد / مشاهده المزيد / عوده الي / العوده الي / الرجوع الي / اعلي الصفحه / المتواجدون الان /
    صوره الخبر / اضغط هنا / انقر هنا / قيم المقال / قيم الموضوع / وقت القراءه / زمن القراءه / مده القراءه /
    شاهد الفيديو / استمع الي المقال / تنبيه هام / الوضع الليلي / الوضع الداكن / اختر اللغه / كن اول من يعلق /
    اضف تعليقك / اكتب تعليقك / شارك برايك / شاركنا برايك / share on / share this / follow us / ابلغ عن / بلغ عن خطا / الابلاغ عن / تسجيل الدخول / انشاء حساب / نسيت كلمه
    "
);

/// A short line that holds one of these counts visits or votes.
pub(crate) static COUNTERS: Phrases = phrases!(
    "
    عدد المشاهدات / عدد الزيارات / عدد القراءات / مشاهدات / مشاهده / زيارات / زياره / قراءات / قراءه /
    اعجابات / مشاركات / تعليقات / تعليق / دقائق قراءه / views / shares / comments / صوتا / اصوات
    "
);

/// A line that begins with one of these lists keywords.
pub(crate) static TAGS: Phrases = phrases!(
    "
    كلمات مفتاحيه / الكلمات المفتاحيه / كلمات دلاليه / الكلمات الدلاليه / كلمات البحث / وسوم / الوسوم / سمات /
    السمات / تاغات / تاغ / علامات / العلامات / هاشتاغ / tags / tag / keywords
    "
);

/// A short line that begins with one of these names who wrote, translated or sent the text.
pub(crate) static BYLINES: Phrases = phrases!(
    "
    كتب / كتبت / كتبه / بقلم / اعداد / تحرير / ترجمه / المصدر / مصدر / المصادر / الكاتب / الكاتبه / المحرر /
    محرر / محرره / المراسل / مراسل / مراسله / مراسلنا / مراسلتنا / تقرير / حوار / حاوره / حاورته / متابعه /
    متابعات / وكالات / الوكالات / خاص / اخراج / عن / نقلا عن / نشر بواسطه / كتب بواسطه / بواسطه /
    written by / by / source / author / الناشر / اسم الكاتب / مدير التحرير / رئيس التحرير
    "
);

/// Those of them that need no colon behind them.
pub(crate) static SURE_BYLINES: Phrases =
    phrases!("بقلم / محرر / محرره / وكالات / الوكالات / متابعات / كتب بواسطه / نشر بواسطه / بواسطه / المصدر / by");

/// News agencies, as they sign: «(رويترز)», «بروكسل - الأناضول».
pub(crate) static AGENCIES: Phrases = phrases!(
    "
    رويترز / ا ف ب / اف ب / فرانس برس / ا ب / اسوشيتد برس / اسوشييتد برس / د ب ا / الاناضول / واس / سبا /
    سبانت / بترا / وفا / سانا / ا ش ا / كونا / وام / قنا / بنا / العمانيه / شينخوا / سبوتنيك / تاس / نوفوستي /
    وكالات / الوكالات / وات / واج / ومع / واع / وال / معا / صفا / غيتي / جيتي / غيتي ايمجز / ايفي / انسا /
    ارنا / فارس / يو بي اي / بي بي سي / سي ان ان / اي بي ايه / افب / afp / ap / reuters / epa / getty /
    getty images / bbc / cnn / dpa / cnn بالعربيه
    "
);

/// In brackets at the end of a short line they make it the line under a picture.
pub(crate) static PICTURE: Phrases = phrases!(
    "
    ارشيف / ارشيفيه / الارشيف / من الارشيف / صوره ارشيفيه / صوره من الارشيف / صوره تعبيريه / تعبيريه / انترنت /
    الانترنت / مواقع التواصل / مواقع التواصل الاجتماعي / صوره / رسم / تصوير
    "
);

/// A line that begins with one of these is the line under a picture.
pub(crate) static PICTURE_HEADS: Phrases = phrases!(
    "
    صوره ارشيفيه / صوره من / صوره ل / تعليق الصوره / مصدر الصوره / تصوير
    "
);

/// A line that begins with one of these says when it was published.
pub(crate) static DATE_HEADS: Phrases = phrases!(
    "
    نشر في / نشرت في / نشر بتاريخ / تاريخ النشر / تاريخ الاضافه / اخر تحديث / اخر تعديل / تم التحديث /
    تم النشر / تحديث / حدث في / حرر في / التاريخ / نشر يوم / نشر / published / updated / last updated
    "
);

/// Days and months: Gregorian, Levantine, Maghrebi and Hijri.
pub(crate) static CALENDAR: Words = words!(
    "
    السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر
    اكتوبر نوفمبر ديسمبر كانون شباط اذار نيسان ايار حزيران تموز اب ايلول تشرين جانفي فيفري افريل ماي جوان
    جويليه اوت محرم صفر ربيع جمادي رجب شعبان رمضان شوال ذو ذي القعده الحجه january february march april may
    june july august september october november december شتنبر دجنبر غشت
    "
);

/// What may stand beside them in a line that is only a date.
pub(crate) static DATE_FILLERS: Words = words!(
    "
    الاول الثاني الاولي الثانيه الاخر الاخره الموافق الساعه بتوقيت غرينتش غرينيتش جرينتش مكه المكرمه القاهره
    الرياض دبي ابوظبي بيروت عمان القدس بغداد دمشق تونس الجزائر غمت gmt utc am pm م ه ص مساء صباحا ظهرا عصرا
    ليلا اليوم يوم في من شهر عام سنه بتاريخ تاريخ علي و منذ قبل ساعه ساعات ساعتين دقيقه دقائق دقيقتين ايام
    يومين اسبوع اسابيع اسبوعين شهرين اشهر سنوات ثوان ثانيه واحده واحد ago hours minutes days المحلي التوقيت ت غ
    امس الان
    "
);

/// A sentence that begins with one of these takes up a text that a link has broken.
pub(crate) static RESUMING: Phrases = phrases!(
    "
    يذكر ان / ويذكر ان / يشار الي / تجدر الاشاره / الجدير بالذكر / جدير بالذكر / من جهته / من جهتها / من جانبه / من جانبها /
    من جهه اخري / من ناحيه اخري / من ناحيته / بدوره / بدورها / في المقابل / في السياق / في هذا السياق / في سياق متصل /
    في غضون ذلك / الي ذلك / كما ان / كذلك / ثم / لكن / غير ان / بيد ان / يتابع / يضيف / تضيف / هذا وقد / علي صعيد اخر
    "
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::fold_str;

    #[test]
    fn every_phrase_is_folded() {
        for list in [
            &RELATED,
            &BUTTONS,
            &INTERFACE,
            &COUNTERS,
            &TAGS,
            &BYLINES,
            &SURE_BYLINES,
            &AGENCIES,
            &PICTURE,
            &PICTURE_HEADS,
            &DATE_HEADS,
            &RESUMING,
        ] {
            for phrase in list.iter() {
                assert_eq!(fold_str(phrase), *phrase);
            }
        }
        for word in CALENDAR.iter().chain(DATE_FILLERS.iter()) {
            assert_eq!(fold_str(word), *word);
        }
    }
}
