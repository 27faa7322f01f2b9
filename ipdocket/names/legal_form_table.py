"""Legal forms as data: one line a form, `code | as shown | spellings`, spellings as typed, parted by semicolons."""

# Written from general knowledge of company law, not taken from a list. A spelling belongs to one form only; a form
# whose short spelling means two things in two countries is one form here, because it is never a reason to join.
FORMS = """
inc | Inc. | inc; incorporated; incorp
corp | Corporation | corporation; corp; corpn
co | Company | company; co
cie | Cie | compagnie; cie
cia | Cía. | compania; cia; companhia
co ltd | Co., Ltd. | co ltd; company limited; company ltd; co limited; coltd
ltd | Limited | ltd; limited
ltee | Ltée | ltee; limitee
and co | & Co. | and co; and company; und co
and cie | & Cie | et cie; et compagnie; and cie; und cie; and compagnie
and cia | y Cía. | y cia; e cia; y compania
co inc | Co., Inc. | co inc; company inc; company incorporated; co incorporated
and co inc | & Co., Inc. | and co inc; and company inc; and company incorporated; and co incorporated
and co ltd | & Co., Ltd. | and co ltd; and company limited; and company ltd; and co limited
corp co ltd | Corporation Co., Ltd. | corporation co ltd; corp co ltd
inc ltd | Inc., Ltd. | inc ltd
llc | LLC | llc; limited liability company; limited liability co; ltd liability co
lc | L.C. | lc; limited company
pllc | PLLC | pllc; professional limited liability company
llp | LLP | llp; limited liability partnership
lllp | LLLP | lllp; limited liability limited partnership
lp | L.P. | lp; limited partnership
ulc | ULC | ulc; unlimited liability company
pcorp | P.C. | professional corporation
plc | PLC | plc; public limited company; public ltd co
pcl | PCL | pcl; public company limited; public co ltd
dac | DAC | dac; designated activity company
clg | CLG | clg; company limited by guarantee
cic | CIC | cic; community interest company
na | N.A. | national association
pty ltd | Pty Ltd | pty ltd; proprietary limited; pty limited; proprietary ltd; pty; propriety limited; ltd pty
pte ltd | Pte Ltd | pte ltd; pte limited; pte
pvt ltd | Pvt Ltd | pvt ltd; pvt limited; pvt; p ltd
private limited | Private Limited | private limited; private ltd
gmbh | GmbH | gmbh; gesellschaft mit beschrankter haftung; gesmbh; gesellschaft mbh; gesellschaft m b h; \
gesellschaft mit beschraenkter haftung; mbh; gessellschaft mit beschrankter haftung
ggmbh | gGmbH | ggmbh; gemeinnutzige gmbh; gemeinnutzige gesellschaft mit beschrankter haftung; gemeinnuetzige gmbh
ag | AG | ag; aktiengesellschaft; aktiengesellschaft ag
ug | UG | ug; ug haftungsbeschrankt; unternehmergesellschaft; unternehmergesellschaft haftungsbeschrankt; \
ug haftungsbeschraenkt
kg | KG | kg; kommanditgesellschaft
kgaa | KGaA | kgaa; kommanditgesellschaft auf aktien
ohg | OHG | ohg; offene handelsgesellschaft
eg | eG | eg; eingetragene genossenschaft
ev | e.V. | ev; eingetragener verein
ek | e.K. | ek; ekfm; eingetragener kaufmann
gbr | GbR | gbr; gesellschaft burgerlichen rechts; gesellschaft buergerlichen rechts
se | SE | se; societas europaea
sa | S.A. | sa; societe anonyme; sociedad anonima; sociedade anonima; spolka akcyjna; societate anonima
sa nv | SA/NV | sa nv; nv sa
sas | S.A.S. | sas; societe par actions simplifiee; sociedad por acciones simplificada; \
societa in accomandita semplice
sasu | SASU | sasu; societe par actions simplifiee unipersonnelle
sarl | S.A.R.L. | sarl; societe a responsabilite limitee; s a responsabilite limitee
sca | S.C.A. | sca; societe en commandite par actions
scs | S.C.S. | scs; societe en commandite simple
snc | S.N.C. | snc; societe en nom collectif; societa in nome collettivo
eurl | EURL | eurl; entreprise unipersonnelle a responsabilite limitee
gie | GIE | gie; groupement d interet economique
spa | S.p.A. | spa; societa per azioni; sociedad por acciones
srl | S.r.l. | srl; societa a responsabilita limitata; sociedad de responsabilidad limitada; \
societate cu raspundere limitata; s r limitada
srls | S.r.l.s. | srls; societa a responsabilita limitata semplificata
srl cv | S. de R.L. de C.V. | s de rl de cv; s de rl cv; s rl de cv; \
sociedad de responsabilidad limitada de capital variable; srl de cv
sa cv | S.A. de C.V. | sa de cv; sociedad anonima de capital variable; sa cv
sapi cv | S.A.P.I. de C.V. | sapi de cv; sociedad anonima promotora de inversion de capital variable
sl | S.L. | sl; sociedad limitada
slu | S.L.U. | slu; sociedad limitada unipersonal
sau | S.A.U. | sau; sociedad anonima unipersonal
ltda | Ltda. | ltda; limitada; lda
sa br | S/A | sociedade por acoes
eireli | EIRELI | eireli
unip lda | Unipessoal Lda. | unipessoal lda; unipessoal limitada
nv | N.V. | nv; naamloze vennootschap
bv | B.V. | bv; besloten vennootschap; besloten vennootschap met beperkte aansprakelijkheid
cv nl | C.V. | commanditaire vennootschap
vof | V.O.F. | vof; vennootschap onder firma
bvba | BVBA | bvba; besloten vennootschap met beperkte aansprakelijkheid bvba
sprl | SPRL | sprl; societe privee a responsabilite limitee
asbl | ASBL | asbl; association sans but lucratif
vzw | VZW | vzw; vereniging zonder winstoogmerk
stichting | Stichting | stichting
ab | AB | ab; aktiebolag; aktiebolaget
ab publ | AB (publ) | ab publ; aktiebolag publ
hb | HB | handelsbolag
as | A/S | as; aktieselskab; aktieselskabet; aksjeselskap; aksjeselskapet; aktsiaselts; anonim sirketi; \
akciova spolecnost; akciova spolocnost; anonim sirket
asa | ASA | asa; allmennaksjeselskap
aps | ApS | aps; anpartsselskab; anpartsselskabet
oy | Oy | oy; osakeyhtio
oyj | Oyj | oyj; julkinen osakeyhtio
oy ab | Oy Ab | oy ab
hf | hf. | hf; hlutafelag
ehf | ehf. | ehf; einkahlutafelag
ou | OÜ | ou; osauhing
sia | SIA | sia; sabiedriba ar ierobezotu atbildibu
uab | UAB | uab; uzdaroji akcine bendrove
sro | s.r.o. | sro; spol s ro; spolecnost s rucenim omezenym; spolocnost s rucenim obmedzenym
spzoo | Sp. z o.o. | sp z oo; spzoo; spolka z ograniczona odpowiedzialnoscia; spolka z oo; sp zoo
spzoo sk | Sp. z o.o. Sp. k. | sp z oo sp k; sp z oo spolka komandytowa; spolka z ograniczona odpowiedzialnoscia \
spolka komandytowa; sp z oo sk
spj | Sp. j. | sp j; spolka jawna
spk | Sp. k. | sp k; spolka komandytowa
kft | Kft. | kft; korlatolt felelossegu tarsasag
zrt | Zrt. | zrt; zartkoruen mukodo reszvenytarsasag; zartkoruen muekoedo reszvenytarsasag
nyrt | Nyrt. | nyrt; nyilvanosan mukodo reszvenytarsasag
rt | Rt. | rt; reszvenytarsasag
bt | Bt. | bt; beteti tarsasag
doo | d.o.o. | doo; drustvo s ogranicenom odgovornoscu; druzba z omejeno odgovornostjo; \
drustvo sa ogranicenom odgovornoscu; доо; друштво са ограниченом одговорношћу
dd | d.d. | dd; dionicko drustvo; delniska druzba
ad | AD | ad; акционерно дружество; akcionerno druzestvo; ад
eood | EOOD | eood; еоод
ood | OOD | ood; оод; дружество с ограничена отговорност
ltd sti | Ltd. Şti. | ltd sti; limited sirketi; limited sti
ae | A.E. | ae; anonymi etaireia; anonimi eteria; αε; ανωνυμη εταιρεια; ανωνυμη εταιρια
epe | E.P.E. | epe; επε; εταιρεια περιορισμενης ευθυνης
ike | I.K.E. | ike; ικε; ιδιωτικη κεφαλαιουχικη εταιρεια
ooo | OOO | ooo; ооо; общество с ограниченной ответственностью; \
obshchestvo s ogranichennoy otvetstvennostyu; obschestvo s ogranichennoi otvetstvennostiyu; \
obschestvo s ogranichennoj otvetstvennostju; obschestvo s ogranichennoy otvetstvennostyu
ao | AO | ао; акционерное общество; aktsionernoe obschestvo; aktsionernoe obshchestvo; aktsionernoye obshchestvo
zao | ZAO | zao; зао; закрытое акционерное общество; zakrytoe aktsionernoe obschestvo; \
zakrytoe aktsionernoe obshchestvo; zakrytoye aktsionernoye obshchestvo
oao | OAO | oao; оао; открытое акционерное общество; otkrytoe aktsionernoe obschestvo; \
otkrytoe aktsionernoe obshchestvo; otkrytoye aktsionernoye obshchestvo
pao | PAO | pao; пао; публичное акционерное общество; publichnoe aktsionernoe obschestvo; \
publichnoe aktsionernoe obshchestvo
tov | TOV | tov; тов; товариство з обмеженою відповідальністю; tovarystvo z obmezhenoyu vidpovidalnistyu
at ua | AT | акціонерне товариство
prat | PrAT | прат; приватне акціонерне товариство
jsc | JSC | jsc; joint stock company; joint stock co
ojsc | OJSC | ojsc; open joint stock company
cjsc | CJSC | cjsc; closed joint stock company
pjsc | PJSC | pjsc; public joint stock company
sdn bhd | Sdn. Bhd. | sdn bhd; sendirian berhad; sdnbhd
bhd | Bhd. | bhd; berhad
pt | PT | perseroan terbatas
tnhh | TNHH | cong ty tnhh; cong ty trach nhiem huu han
fze | FZE | fze
fzllc | FZ-LLC | fz llc; fzllc
fzco | FZCO | fzco
kk | K.K. | kk; kabushiki kaisha; kabushiki gaisha; kabushikikaisha; kabushiki kaisya; kabusiki kaisha; \
kabushiki kaisa; kabusiki kaisya; 株式会社; 株式會社; (株)
yk | Y.K. | yk; yugen kaisha; yuugen kaisha; yugen gaisha; 有限会社; 有限會社; (有)
gk | G.K. | gk; godo kaisha; goudou kaisha; godo gaisha; 合同会社; (同)
gomei | Gomei Kaisha | gomei kaisha; 合名会社; (名)
goshi | Goshi Kaisha | goshi kaisha; 合資会社; (資)
ippan shadan | 一般社団法人 | ippan shadan hojin; 一般社団法人; (一社)
koeki shadan | 公益社団法人 | koeki shadan hojin; 公益社団法人; (公社)
ippan zaidan | 一般財団法人 | ippan zaidan hojin; 一般財団法人; (一財)
koeki zaidan | 公益財団法人 | koeki zaidan hojin; 公益財団法人; (公財)
shadan | 社団法人 | shadan hojin; 社団法人; (社)
zaidan | 財団法人 | zaidan hojin; 財団法人; (財)
dokuho | 国立研究開発法人 | kokuritsu kenkyu kaihatsu hojin; 国立研究開発法人; 国立研究开发法人
dokuritsu | 独立行政法人 | dokuritsu gyosei hojin; 独立行政法人
kokudai | 国立大学法人 | kokuritsu daigaku hojin; 国立大学法人
gakko | 学校法人 | gakko hojin; 学校法人
youxian | Youxian Gongsi | youxian gongsi; 有限公司
zeren | Youxian Zeren Gongsi | youxian zeren gongsi; 有限责任公司; 有限責任公司
gufen | Gufen Youxian Gongsi | gufen youxian gongsi; 股份有限公司; 股份公司; gufen gongsi
jusik | Jusik Hoesa | jusik hoesa; chusik hoesa; jusikhoesa; chusikhoesa; jusikhoisa; 주식회사; (주)
yuhan | Yuhan Hoesa | yuhan hoesa; yuhanhoesa; 유한회사; (유)
bm | Ltd. (Israel) | בעמ
shmm | Ltd. (Arabic) | شمم; ذمم
th co ltd | บริษัท จำกัด | บริษัท จำกัด
th pcl | บริษัท จำกัด (มหาชน) | บริษัท จำกัด (มหาชน)
"""

# General partner before "& Co. KG", condensed, with the code it has: each makes its own form.
PARTNERS = {
    "gmbh": "gmbh", "mbh": "gmbh", "gesellschaftmitbeschrankterhaftung": "gmbh", "ag": "ag", "aktiengesellschaft": "ag",
    "se": "se", "ug": "ug", "ughaftungsbeschrankt": "ug", "ltd": "ltd", "limited": "ltd", "bv": "bv", "sa": "sa",
    "sarl": "sarl", "stiftung": "stiftung",
}  # fmt: skip
PARTNERSHIPS = {
    "kg": "kg", "kommanditgesellschaft": "kg", "ohg": "ohg", "kgaa": "kgaa", "kommanditgesellschaftaufaktien": "kgaa",
}  # fmt: skip

# Forms written without a space at the head or the tail of a name in Chinese characters, kana or hangul.
UNSPACED = ("kk", "yk", "gk", "gomei", "goshi", "ippan shadan", "koeki shadan", "ippan zaidan", "koeki zaidan",
            "shadan", "zaidan", "dokuho", "dokuritsu", "kokudai", "gakko", "youxian", "zeren", "gufen", "jusik",
            "yuhan")  # fmt: skip

# Forms that are also written before the name: "AB Volvo", "Kabushiki Kaisha Toshiba", "PT Astra", "OOO Vympel".
LEADING = ("kk", "yk", "gk", "gomei", "goshi", "ippan shadan", "koeki shadan", "ippan zaidan", "koeki zaidan", "shadan",
           "zaidan", "dokuho", "dokuritsu", "kokudai", "gakko", "jusik", "yuhan", "ab", "oy", "ooo", "ao", "zao",
           "oao", "pao", "tov", "at ua", "prat", "sia", "uab", "pt", "stichting", "tnhh", "ad", "as")  # fmt: skip

# Endings that only English-speaking offices add when they translate: they say nothing about which form it is at home.
ASIAN_ENGLISH = frozenset({"inc", "corp", "co", "co ltd", "ltd", "corp co ltd", "inc ltd"})
ASIAN_NATIVE = frozenset({"kk", "yk", "gk", "youxian", "zeren", "gufen", "jusik", "yuhan", "th co ltd", "th pcl"})
# Pairs of forms often written for one another by slip; compared at the suggested level only.
NEAR = frozenset({
    ("co", "co ltd"), ("co ltd", "ltd"), ("co ltd", "corp co ltd"), ("corp", "corp co ltd"), ("co inc", "inc"),
    ("and co", "and co inc"), ("and co", "and co ltd"), ("and co", "co"), ("and co inc", "co inc"),
    ("and co ltd", "co ltd"), ("private limited", "pte ltd"), ("private limited", "pvt ltd"), ("ab", "ab publ"),
    ("inc", "inc ltd"), ("youxian", "zeren"), ("lc", "llc"),
    ("ltd", "ltee"), ("cie", "co"), ("cia", "co"), ("and cie", "and co"), ("and cia", "and co"),
})  # fmt: skip
# Written in full inside a name ("Sony Corp. of America"), these are one word.
INNER = {"corp": "corporation", "inc": "incorporated", "co": "company", "ltd": "limited", "cos": "companies"}
