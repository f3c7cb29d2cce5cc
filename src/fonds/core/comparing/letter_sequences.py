"""Which letters follow each other in words of languages written in Latin letters, commonest first.

Counted over the words that two engines read alike in records of the JFK collection (English, with Spanish and other
names); `^` and `$` are a word's beginning and end. Used only for records whose own words agree with it.
"""

from __future__ import annotations

from functools import lru_cache

_IN_ORDER = (
    "ed$ioningng$^cotioon$^rees$entatier$^inly$al$^prtednt$ate^decononsresterts$ns$ce$pro^semennceect^dite$^care$"
    "^su^exle$icaesttinnte^maivean$^sterscomallper^pave$verctist$iststars$se$intry$itiide^thassessrecrateressitra"
    "preain^mend$en$ty$ntior$andredforpar^tr^te^fo^chencine^poden^be^peacttorherortcatminnde^actheranstinal^arina"
    "^fiendnatdin^so^unstrderontevetivnedcal^asant^lereane$ovein$ancart^dodis^li^mi^haera^aleriiesllyticialearona"
    "ct$one^an^ap^siope^mopos^lasioirelit^enardouncesapp^sptattenar$manityure^adficriendill$^hontantssenindble^wi"
    "^nolatss$ite^sa^fastesserepspesedpor^loge$attren^he^taet$^atch$chaemeinidedoselearinagelanabl^clundeleillcia"
    "ttericme$^viertas$llesonia$^batri^netanpri^shtaitursinincdesoriexpber^to^frellililedchecouds$nin^roinsgraare"
    "^brarirti^waeasifiordtesnsith$ommhinplart$ls$ompferic$^ramplpecde$us$iceel$^orld$iciansoustel^opay$^naernary"
    "ormaralinrd$iedalivessidarrsitecomarpenspounigenourvisretis$^boreltalameserrou^plhanualnes^dait$matesi^ciat$"
    "rrecor^grishsesrit^punitthoqueondlesee$^whrefponely^woeseequorecarianenelicissctevelead^wentrsubachienffiome"
    "ghtraltlyaseefeervclaue$^tiignpleensouttiermaaccuti^cu^crustnstrovlisharcer^fe^auvenqui^goileighuntos$angsec"
    "lliespad$riaivingeiat^fuid$gataleanifintiargenotracsto^qukinsigthi^aglarropmondiccreise^amoratemuesisiizeita"
    "ctoaveved^hiacemitsuranartewarcan^ri^ofecemis^joshi^imusemervierevselinvginolltroermeli^ve^buchimed^ju^esext"
    "eteriona$erroffplosisht$filil$curtachouck$las^gugrenisow$roneattif^oblosey$nneleccedeciepttithedackughnclwor"
    "reebilms$^elcolrisremtarmbeempastffeongovidepducoincasailonc^evks$ediannithictultcripproliclu^vaulaasinereal"
    "egaimpliera$alsletuctostougsup^gepatadeplisho^emembelainfheaargbli^ru^ceto$citautreqepafielegiscvinvalfulmes"
    "ot$peaittpt$horossdo$imetrucleexcdatnvero$rdiume^ab^usvolromguertagesdefdecregrriditelooteexilianseuthomi^id"
    "lactimio$llashe^sc^phnicrn$bri^afjeclow^biusiurnowngs$sh$ecroryonfstsssarignciradothevintlrcebelvidppouncadv"
    "facmilbasaffnfogerdirwitold^pimairapcuske$ppe^dudetdiatreaddutemmeut$ganpanakeur$emodel^flribarcuirosips$rod"
    "ude^ocemiiewloneedetigedmorsortonitucenairccourallocce^eactsrmiaphetandaod$ew$memiouorg^ou^drssuuatculhiprai"
    "liguarrchcy$orshesogrnow^jaul$ip$ndskedxpernernianyngsrthcoo^gasolotiarldy$gareanwinicholurvelocbannamny$wer"
    "cepupprvi^bladiptiechorrimi^airsohelrdettahowez$vicusssulnorickodusanriveposivwn$pe$cloludigaanklveem$firrna"
    "ndozedocadoc^keie$polstupic^niublami^itlempineacta$emamuncisfecir$narphoorkvansouaturam^istuddonquaxpledeief"
    "covepratoom$nangrolenoortabdivbrosibnsuspafreefi^edyinowedea^giuenlt$ampknorimspiidacs$altrosenisalccuguaabi"
    "seearsla$loyrob^murk$maleetscrrm$egicapcieifyomaookrocol$efftisrganfiborroaolvocuelsdreaneimacumvitnewurirag"
    "^yooccpubwhe^onfrapurtuatmebjeitsrtscipdemam$livgh$tigedunizsifsumhoshotettcho^vorolisommuubssusrucivaco$ibi"
    "^knrlyttiaidthrhat^efsepdevpeduchispfolwilhonuitigipplum$laiecuaciapemptca$mporseonnsatoloorn^ovilyloprdsoci"
    "adows$erynenbutrogys$pasdlyrmeinutlefaisetathsucesciorsemxcefrorraietullrotwedthasocexarsiipadgeudiengcoptec"
    "agrerc^tutryciooto^nuscoda$etsnk$ursholfy$lorurronopoilayeroim$tilmosnduoululddanntolerdaympaierefu^kioceark"
    "govlogsasfriniohasurcicohe$tuthenlf$eplmetabohicrusdvinglbseirmhavicuschopihilviorilaftrroethseackesiaikelus"
    "ottncogo$oppmovcaunelnuemicceiitocamduaavimmiuccuceibuteacubteekenoniviltakolecidput^hufouizapalhiszatget^wr"
    "alaflebravatagussohomeakhieneesomneciffotaguiesuecaop$fidfunsuaevayouncyurtausibehalsa$irccraavahrorav^avadm"
    "dmilizptescuef$ubaiblurgaldhemrkevareigfurasknumpitrtueenrryun$gnimaswaygnearmsicho$wisuspevonchbecawanetnia"
    "enaxtedifridwhoinkoyeplyewseperporofouptirashumbbac^slaugmeably^sy^yelotxicsci^swloooodsugnmeerlshabarlo$via"
    "walcructuuggmexetrbetdowaysphipapubjph$mmadorggendldiewrioaddartizso$icsok$aisisatodlifeclgicze$rafgiseivtch"
    "welreimotergoketomeldcirdurnuawhiievrabmbablawascosexeoderartogftehy$^osripelfdle^tytyphootexlabigeilamprorc"
    "weeleyep$limblouedildjusmeenvoweaegr^othecagalikavobitcelob$xtrnsoaptpacnspeinalugnaeekemsonvruiarnrgiyedben"
    "xisswefedosabstgn$sirjaneckpieapaxammpeoy$hopex$uaneturowsk$eeltagdriamouergivockrwauilopoabeegounsesouinvem"
    "phy^ecdulaitpmegailsopheamajunngrlevnieft$tousuecinsmiluefitcutedgroopaycro^awnthltiegudomcabogiddihigcemusa"
    "douowiarooctnagriffe$unadronoubatobeoblchnuneaw$^erxt$igurmsbre^ur^ddulewanobj^eulutneylumpagenoeav^twddrnly"
    "ea$utoovadosllsobtbtaanoiodtunirtatc^olinnmouceeelpni$simfeeerfoubielrstnevou$pesttldalboteereepeemobsscaldi"
    "samnctnnirtmdidtopomosevedlup$onysovrizvy$rtyrtosi$irasiewouiptnsauelpraagiwatec$sarnvimo$ma$lawodihmeegelid"
    "eesfalsuitapraspulkeyanurdamuleurluarcialkerpbus^csism^eqnomaimcogngtambiriepuoucpairumzen^lukesasoataphaurp"
    "chrig$hapystngipirci$cksephffomaguffiplmaktoobruslacilbooaulbeawhanosdrafenbegcifefowensmafloiduno$tegebrupe"
    "omblibysisablipnovbuialyosporwdiojoiodyuplff$uisoopidicadsysseqogaacqnivrdovormadba$cuprlisaykerfiggaltwebed"
    "ipsatrjohdvali$ptsmbimodrvaolaosusm$my$negiamalfiabowlwleoonmaygorlomrsawidboninohs$atslucuslslypetacadebap$"
    "oe$hrejorsfectlakiuronki^upugueflkeeofefesgotngunadvoutafrfovasowaubmislby$^ilhusaloimm^eifelvaibionolgoinna"
    "ymeiclburhirdipgoonablunpilrezddennolthirsyonisfmigjudayeug$dadha$lsebe$farfluiltasuusuinqnquohnbouabsnavdn$"
    "ewebesowshaburvpy$julfamox$glegulrojrprkiltowckiilsootorpcquadspueslilteennpotorlhlyubtwesoosrgurcuppiheeyee"
    "bee^owlphsy$ewilov^jeutsyeanonypeoc$silrksnflognobaedaeopjoslefeftnksitlhniifetayov$apingothuvacglygunyereit"
    "udgoacaurtotbmiof$sceboaoeshimubezinumansfrnmyesgemiqufea^odncrtolrayncurshagosaghunsufetyippoithadnn$ntuady"
    "fat^smalpimsppaabropsneznnuolschmnexutuhaielvccanshdavoprheieirulyooltasfs$ryiga$binbehldekelgioatlsexhetapr"
    "gonuidctropmfavutyssmfebmac^mcmieix$tusttogusgeoeorlvalioumm^dclepgnmwaiidnoomhysedoazisafabasplofimirmocrue"
    "sfadexnganswrulaymoa$eonrorrewbabvirtnepeeyortevtueghldeepougurgeltepffanasrcoaponscacyspr^kaaspuca^irsclfus"
    "mucodstt$voimaxamsirlfliwavxpaflaveaojeveyadufyirleneaketaelpeldolhamiassr$runeagrsumiadutfk$^ethibflyypixpo"
    "gy$mmoxecpisxclud$dusekscoansmorosixtosbodhodpopopuva$switwondracuak$huruipnemcodnifgheheymecicrmidimumumeb$"
    "az$stptporawdi$leefocsadbsoejepokogeklyavybeidumdoelk$^psipmerwalvloirer^utunlefsetwwo$iogssfsfuedwdwamserpt"
    "adrniqucillusksodaafeayiehaetorcactaenuepsladrldbiawonilmocrhn$doipowitzbolpabxillviwomammdupbulltrumopeoopl"
    "neisaibadaudceaunnax$ixtisgunfnigog$nutclioptltyri$ptaythtliotshia^iccivlauidoasctamnfe^kutobadqdqubi$mi$udy"
    "rebsefeyesmeroyhitximsacuicxtuitmntymusxprsn$befsphiolnidiargtoiddupolysdciafrrlati$ldsjacoatulienvslolga^om"
    "fisthyugegeeiftdambisrnofewjobltuutlftilmomajajoru$onluy$ogyitnnefcotek$knegeanushtechuaigssyobvbvilbeomsvo$"
    "eaurkisooeapboxtzezerhtseskxactaxlaknleeamhumgileafnfreg$^yaenlmp$ungao$urbcuaexhuiexer^ryckndopoo$oscjamths"
    "hidjouwspiziboyldnsoteltcklglalouxchalrlurcd$rl$roxarvoarphswroetntnarugrtlbunubvbverb$isrlexlyiinlyptnu$syn"
    "mbltc$nacub$umulagunkexuxuaadaopyfoosspbovsd$swafonwiccobacrasaenrrejuevsossawcaggth^jfjfkwevsiziflsdarwiwng"
    "veieilyalehigoltsedd$hiogibloaeutrutxciitcckgkgrelmgiaoymbalalghriigrmpussrfasttrccibs$pr$reoaunbbemelohiske"
    "^fbfbifo$pau^eyddonymym$rokrloopaedyyroemyezuzuelwacowaheilplpaedscacurkoi$fixxedaf$gruskiza$ubotsouagrr$leo"
    "ddpdp$enj^hm^cpbieoicvocrazzilfugaucstloalvotdeostmrubiagelggmemphruaseg"
)
_LEVELS = 4
LEVEL: dict[str, int] = {
    _IN_ORDER[at : at + 3]: _LEVELS - _LEVELS * at // len(_IN_ORDER) for at in range(0, len(_IN_ORDER), 3)
}
"""From 4, the commonest quarter, to 1; what is not here is rare."""


@lru_cache(maxsize=1 << 15)
def usual(word: str) -> float:
    """How usual the letters of a word follow each other, 0 to 1; words of real texts mostly lie above 0.45."""
    edged = f"^{word.lower()}$"
    return sum(LEVEL.get(edged[at : at + 3], 0) for at in range(len(edged) - 2)) / (_LEVELS * (len(edged) - 2))
