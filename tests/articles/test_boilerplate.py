"""Whole pages as text in six languages: the boilerplate around and between the prose goes out."""

import pytest

from claimdiff.articles import from_text

PAGES = {
    "fr": (
        "Le pont d'Elmville fermé six semaines\n"
        "Accueil > Région > Elmville\n"
        "Menu\n"
        "S'abonner\n"
        "Se connecter\n"
        "Par Anne Dupont\n"
        "Publié le 4 mars 2031 à 10h15\n"
        "Temps de lecture : 2 min\n"
        "Partager sur Facebook\n"
        "Partager\n"
        "Le pont d'Elmville, le 4 mars 2031. (Photo : Jean Exemple/AFP)\n"
        "Le pont d'Elmville a été fermé mardi après la découverte "
        "d'une fissure, a annoncé la mairie. Les travaux dureront "
        "six semaines, selon les ingénieurs.\n"
        "Publicité\n"
        "Lire aussi : Les ferries reprennent la nuit\n"
        "« Nous rouvrirons le pont quand il sera sûr », a déclaré la "
        "maire Ada Pierre. Elle a ajouté que 7 000 voitures "
        "l'empruntent chaque jour.\n"
        "La suite de cet article est réservée aux abonnés.\n"
        "À lire également\n"
        "Le marché d'Elmville change de place\n"
        "Une école ouvre ses portes\n"
        "Les plus lus\n"
        "Commentaires (12)\n"
        "Mentions légales\n"
        "Politique de confidentialité\n"
        "Gérer mes cookies\n"
        "© 2031 Le Courrier d'Elmville. Tous droits réservés.\n"
    ),
    "de": (
        "Brücke in Elmstadt für sechs Wochen gesperrt\n"
        "Startseite > Regional\n"
        "Menü\n"
        "Anmelden\n"
        "Abo\n"
        "Von Hans Beispiel\n"
        "Stand: 04.03.2031, 12:30 Uhr\n"
        "Lesezeit: 2 Minuten\n"
        "Teilen\n"
        "Artikel drucken\n"
        "Die gesperrte Brücke in Elmstadt. Foto: Max Muster/dpa\n"
        "Die Brücke in Elmstadt ist am Dienstag gesperrt worden, "
        "nachdem Ingenieure einen Riss gefunden hatten, teilte die "
        "Stadt mit. Die Arbeiten dauern nach Angaben der Ingenieure "
        "sechs Wochen.\n"
        "Anzeige\n"
        "Lesen Sie auch: Fähren fahren wieder nachts\n"
        "„Wir öffnen die Brücke, wenn sie sicher ist“, sagte "
        "Bürgermeisterin Ada Stein. Sie fügte hinzu, dass täglich "
        "7000 Autos über die Brücke fahren.\n"
        "Das könnte Sie auch interessieren\n"
        "Markt zieht um\n"
        "Neue Schule öffnet\n"
        "Meistgelesen\n"
        "Kommentare (12)\n"
        "Impressum\n"
        "Datenschutz\n"
        "AGB\n"
        "© 2031 Elmstädter Bote. Alle Rechte vorbehalten.\n"
    ),
    "es": (
        "El puente de Elmvilla, cerrado seis semanas\n"
        "Inicio > Sociedad\n"
        "Menú\n"
        "Suscríbete\n"
        "Iniciar sesión\n"
        "Por Juan Campo\n"
        "4 de marzo de 2031 - 10:15\n"
        "Compartir en Facebook\n"
        "Compartir\n"
        "El puente de Elmvilla, este martes. Foto: EFE\n"
        "El puente de Elmvilla fue cerrado el martes tras hallarse "
        "una grieta, informó la alcaldía. Según los ingenieros, las "
        "obras durarán seis semanas.\n"
        "Publicidad\n"
        "Lea también: Los transbordadores vuelven de noche\n"
        "«Abriremos el puente cuando sea seguro», dijo la alcaldesa "
        "Ada Piedra. Añadió que 7.000 coches lo usan cada día.\n"
        "Te puede interesar\n"
        "El mercado cambia de lugar\n"
        "Abre una escuela\n"
        "Lo más leído\n"
        "Comentarios (12)\n"
        "Aviso legal\n"
        "Política de privacidad\n"
        "Política de cookies\n"
        "© 2031 El Correo de Elmvilla. Todos los derechos reservados.\n"
    ),
    "ar": (
        "إغلاق جسر إلم ستة أسابيع\n"
        "الرئيسية > محليات\n"
        "القائمة\n"
        "تسجيل الدخول\n"
        "كتب: أحمد مثال\n"
        "نشر في 4 مارس 2031\n"
        "شارك\n"
        "شارك على فيسبوك\n"
        "جسر إلم المغلق (رويترز)\n"
        "أغلقت مدينة إلم جسرها يوم الثلاثاء بعد أن عثر المهندسون على "
        "صدع. وقالت البلدية إن الإصلاحات ستستغرق ستة أسابيع.\n"
        "إعلان\n"
        "اقرأ أيضا: العبارات تعود ليلا\n"
        'وقالت رئيسة البلدية آدا حجر: "سنفتح الجسر عندما يصبح آمنا". '
        "وأضافت أن 7000 سيارة تعبر الجسر كل يوم.\n"
        "أخبار ذات صلة\n"
        "السوق تغير مكانها\n"
        "مدرسة جديدة تفتح أبوابها\n"
        "الأكثر قراءة\n"
        "التعليقات\n"
        "سياسة الخصوصية\n"
        "من نحن\n"
        "اتصل بنا\n"
        "جميع الحقوق محفوظة © 2031 بريد إلم\n"
    ),
    "zh-Hans": (
        "榆镇大桥关闭六星期\n"
        "首页 > 本地\n"
        "登录\n"
        "注册\n"
        "2031年3月4日 10:15\n"
        "来源：榆镇日报\n"
        "记者：王小明\n"
        "分享到：微信 微博\n"
        "字号：大 中 小\n"
        "资料图：榆镇大桥。新华社发\n"
        "榆镇大桥星期二关闭，此前工程师发现一条裂缝。市政府表示，维修需要六个星期。\n"
        "广告\n"
        "“等大桥安全了我们就开放。”市长石爱达说。她补充说，每天有七千辆车经过大桥。\n"
        "（责任编辑：李小红）\n"
        "相关新闻\n"
        "市场搬迁\n"
        "新学校开学\n"
        "热门新闻\n"
        "网友评论\n"
        "关于我们\n"
        "联系我们\n"
        "免责声明\n"
        "版权所有 榆镇日报\n"
    ),
    "zh-Hant": (
        "榆鎮大橋關閉六星期\n"
        "首頁 > 本地\n"
        "登入\n"
        "訂閱\n"
        "2031年3月4日 10:15\n"
        "記者 王小明／榆鎮報導\n"
        "分享\n"
        "列印\n"
        "榆鎮大橋。（資料照／中央社）\n"
        "榆鎮大橋星期二關閉，此前工程師發現一條裂縫。市政府表示，維修需要六個星期。\n"
        "廣告\n"
        "「等大橋安全了我們就開放。」市長石愛達說。她補充說，每天有七千輛車經過大橋。\n"
        "延伸閱讀\n"
        "市場搬遷\n"
        "新學校開學\n"
        "熱門新聞\n"
        "留言\n"
        "隱私權政策\n"
        "關於我們\n"
        "聯絡我們\n"
        "版權所有 榆鎮日報\n"
    ),
}
PROSE = {
    "fr": (11, 14),
    "de": (11, 14),
    "es": (10, 13),
    "ar": (9, 12),
    "zh-Hans": (10, 12),
    "zh-Hant": (9, 11),
}  # the numbers of the lines that are prose


@pytest.mark.parametrize("language", PAGES)
def test_only_the_prose_is_left(language: str) -> None:
    article = from_text(PAGES[language])
    lines = PAGES[language].splitlines()
    assert article.body == "\n\n".join(lines[number] for number in PROSE[language])
    assert article.language == language
    assert article.title == lines[0]


@pytest.mark.parametrize("language", PAGES)
def test_every_other_line_is_removed_with_a_reason(language: str) -> None:
    article = from_text(PAGES[language])
    removed = {article.source[part.start : part.end] for part in article.removed}
    gone = [line for line in PAGES[language].splitlines() if line not in article.body]
    assert [line for line in gone if not any(line in part for part in removed)] == []
