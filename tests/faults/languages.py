"""One short fictional article in each of eleven languages, and who says what in it.

All tell the same: a bridge is closed, repairs take six weeks, the mayor is quoted.
"""

from typing import NamedTuple


class Told(NamedTuple):
    """An article, its language, the quotation in it and some of its sayings (speaker, content)."""

    text: str
    language: str
    sentences: int
    quotation: str
    sayings: tuple[tuple[str | None, str], ...]


ARTICLES = {
    "fr": Told(
        "Le pont d'Elmville a été fermé mardi après la découverte "
        "d'une fissure, a annoncé la mairie. Les travaux dureront "
        "six semaines, selon les ingénieurs.\n\n"
        "« Nous rouvrirons le pont quand il sera sûr », a déclaré la "
        "maire Ada Pierre. Elle a ajouté que 7 000 voitures "
        "l'empruntent chaque jour. Le syndicat des taxis affirme que "
        "la fermeture coûtera 2 millions d'euros. D'après M. Durand, "
        "le pont date de 1931.",
        "fr",
        6,
        "« Nous rouvrirons le pont quand il sera sûr »",
        (
            ("la mairie", "Le pont d'Elmville a été fermé mardi après la découverte d'une fissure"),
            ("les ingénieurs", "Les travaux dureront six semaines"),
            ("la maire Ada Pierre", "« Nous rouvrirons le pont quand il sera sûr »"),
            (None, "7 000 voitures l'empruntent chaque jour"),
            ("Le syndicat des taxis", "la fermeture coûtera 2 millions d'euros"),
            ("M. Durand", "le pont date de 1931"),
        ),
    ),
    "de": Told(
        "Die Brücke in Elmstadt ist am Dienstag gesperrt worden, "
        "nachdem Ingenieure einen Riss gefunden hatten, teilte die "
        "Stadt mit. Die Arbeiten dauern nach Angaben der Ingenieure "
        "sechs Wochen.\n\n"
        "„Wir öffnen die Brücke, wenn sie sicher ist“, sagte "
        "Bürgermeisterin Ada Stein. Sie fügte hinzu, dass täglich "
        "7000 Autos über die Brücke fahren. Laut dem Verband der "
        "Taxifahrer kostet die Sperrung 2 Millionen Euro. Der "
        "Verband erklärte, die Brücke stamme aus dem Jahr 1931.",
        "de",
        6,
        "„Wir öffnen die Brücke, wenn sie sicher ist“",
        (
            (
                "die Stadt",
                "Die Brücke in Elmstadt ist am Dienstag gesperrt worden, "
                "nachdem Ingenieure einen Riss gefunden hatten",
            ),
            ("Bürgermeisterin Ada Stein", "„Wir öffnen die Brücke, wenn sie sicher ist“"),
            (None, "täglich 7000 Autos über die Brücke fahren"),
            ("dem Verband der Taxifahrer", "kostet die Sperrung 2 Millionen Euro"),
            ("Der Verband", "die Brücke stamme aus dem Jahr 1931"),
        ),
    ),
    "es": Told(
        "El puente de Elmvilla fue cerrado el martes tras hallarse "
        "una grieta, informó la alcaldía. Según los ingenieros, las "
        "obras durarán seis semanas.\n\n"
        "«Abriremos el puente cuando sea seguro», dijo la alcaldesa "
        "Ada Piedra. Añadió que 7.000 coches lo usan cada día. El "
        "gremio de taxistas afirmó que el cierre costará 2 millones "
        'de euros. "Es un golpe para la ciudad", señaló Juan Campo.',
        "es",
        6,
        "«Abriremos el puente cuando sea seguro»",
        (
            ("la alcaldía", "El puente de Elmvilla fue cerrado el martes tras hallarse una grieta"),
            ("los ingenieros", "las obras durarán seis semanas"),
            ("la alcaldesa Ada Piedra", "«Abriremos el puente cuando sea seguro»"),
            (None, "7.000 coches lo usan cada día"),
            ("El gremio de taxistas", "el cierre costará 2 millones de euros"),
            ("Juan Campo", '"Es un golpe para la ciudad"'),
        ),
    ),
    "ru": Told(
        "Мост в Эльмске закрыли во вторник после того, как инженеры "
        "нашли трещину, сообщила мэрия. По словам инженеров, ремонт "
        "займет шесть недель.\n\n"
        "«Мы откроем мост, когда он будет безопасен», — сказала мэр "
        "Ада Каменева. Она добавила, что по мосту ездит 7000 машин в "
        "день. Союз таксистов заявил, что закрытие обойдется в 2 "
        "миллиона рублей. Мост построили в 1931 году.",
        "ru",
        6,
        "«Мы откроем мост, когда он будет безопасен»",
        (
            ("мэрия", "Мост в Эльмске закрыли во вторник после того, как инженеры нашли трещину"),
            ("инженеров", "ремонт займет шесть недель"),
            ("мэр Ада Каменева", "«Мы откроем мост, когда он будет безопасен»"),
            (None, "по мосту ездит 7000 машин в день"),
            ("Союз таксистов", "закрытие обойдется в 2 миллиона рублей"),
        ),
    ),
    "zh-Hans": Told(
        "榆镇大桥星期二关闭，此前工程师发现一条裂缝。市政府表示，维修需要六个星期。\n\n"
        "“等大桥安全了我们就开放。”市长石爱达说。她补充说，每天有七千辆车经过大桥。出租车协会称，关闭将造成200万元损失。",
        "zh-Hans",
        5,
        "“等大桥安全了我们就开放。”",
        (
            ("市政府", "维修需要六个星期"),
            ("市长石爱达", "“等大桥安全了我们就开放。”"),
            (None, "每天有七千辆车经过大桥"),
            ("出租车协会", "关闭将造成200万元损失"),
        ),
    ),
    "zh-Hant": Told(
        "榆鎮大橋星期二關閉，此前工程師發現一條裂縫。市政府表示，維修需要六個星期。\n\n"
        "「等大橋安全了我們就開放。」市長石愛達說。她補充說，每天有七千輛車經過大橋。計程車協會稱，關閉將造成200萬元損失。",
        "zh-Hant",
        5,
        "「等大橋安全了我們就開放。」",
        (
            ("市政府", "維修需要六個星期"),
            ("市長石愛達", "「等大橋安全了我們就開放。」"),
            (None, "每天有七千輛車經過大橋"),
            ("計程車協會", "關閉將造成200萬元損失"),
        ),
    ),
    "ja": Told(
        "エルム市は火曜日、技術者が亀裂を発見したため橋を閉鎖した。市は、修理に6週間かかると発表した。\n\n"
        "石田愛市長は「安全になれば橋を開く」と述べた。タクシー協会によると、閉鎖による損失は200万円に上る。"
        "橋は1931年に建てられたという。「とても不便だ」と住民の山田太郎さんは話した。",
        "ja",
        6,
        "「安全になれば橋を開く」",
        (
            ("市", "修理に6週間かかる"),
            ("石田愛市長", "「安全になれば橋を開く」"),
            ("タクシー協会", "閉鎖による損失は200万円に上る"),
            ("住民の山田太郎さん", "「とても不便だ」"),
        ),
    ),
    "ar": Told(
        "أغلقت مدينة إلم جسرها يوم الثلاثاء بعد أن عثر المهندسون على "
        "صدع. وقالت البلدية إن الإصلاحات ستستغرق ستة أسابيع.\n\n"
        'وقالت رئيسة البلدية آدا حجر: "سنفتح الجسر عندما يصبح آمنا". '
        "وأضافت أن 7000 سيارة تعبر الجسر كل يوم. ووفقا لنقابة سائقي "
        "الأجرة، سيكلف الإغلاق مليوني دينار. هل يعاد فتحه قريبا؟ لا "
        "أحد يعرف.",
        "ar",
        7,
        '"سنفتح الجسر عندما يصبح آمنا"',
        (
            ("البلدية", "الإصلاحات ستستغرق ستة أسابيع"),
            ("رئيسة البلدية آدا حجر", '"سنفتح الجسر عندما يصبح آمنا"'),
            (None, "7000 سيارة تعبر الجسر كل يوم"),
            ("نقابة سائقي الأجرة", "سيكلف الإغلاق مليوني دينار"),
        ),
    ),
    "he": Told(
        "עיריית אלם סגרה את הגשר ביום שלישי לאחר שמהנדסים מצאו סדק. "
        "העירייה הודיעה כי התיקון יימשך שישה שבועות.\n\n"
        '"נפתח את הגשר כשיהיה בטוח", אמרה ראשת העיר עדה אבן. לדבריה, '
        "7,000 מכוניות עוברות בגשר בכל יום.",
        "he",
        4,
        '"נפתח את הגשר כשיהיה בטוח"',
        (
            ("העירייה", "התיקון יימשך שישה שבועות"),
            ("ראשת העיר עדה אבן", '"נפתח את הגשר כשיהיה בטוח"'),
        ),
    ),
    "th": Told(
        "เทศบาลเมืองเอล์มปิดสะพานเมื่อวันอังคารหลั"
        "งจากวิศวกรพบรอยร้าวที่เสาหลัก "
        "นายกเทศมนตรีกล่าวว่าการซ่อมแซมจะใช้เวลาหกสัปดาห์ "
        "รถยนต์เจ็ดพันคันใช้สะพานนี้ทุกวันและจะต้องใช้ถนนสายเก่าแทน\n\n"
        '"เราจะเปิดสะพานเมื่อปลอดภัย" นางอาดา หินทอง '
        "กล่าวในที่ประชุมเมื่อวันพุธที่ผ่านมา",
        "th",
        5,
        '"เราจะเปิดสะพานเมื่อปลอดภัย"',
        (("นายกเทศมนตรี", "การซ่อมแซมจะใช้เวลาหกสัปดาห์"),),
    ),
    "hi": Told(
        "एल्म नगर ने मंगलवार को अपना पुल बंद कर दिया क्योंकि "
        "इंजीनियरों को दरार मिली। नगर निगम ने कहा कि मरम्मत में छह "
        "सप्ताह लगेंगे।\n\n"
        "“जब पुल सुरक्षित होगा तब हम उसे खोलेंगे,” महापौर आदा पत्थर "
        "ने कहा। हर दिन 7,000 गाड़ियां पुल से गुजरती हैं।",
        "hi",
        4,
        "“जब पुल सुरक्षित होगा तब हम उसे खोलेंगे,”",
        (
            ("नगर निगम", "मरम्मत में छह सप्ताह लगेंगे"),
            ("महापौर आदा पत्थर", "“जब पुल सुरक्षित होगा तब हम उसे खोलेंगे,”"),
        ),
    ),
}
