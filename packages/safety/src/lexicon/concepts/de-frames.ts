import type { PatternGroup } from '../types.ts';

/** German: the same frames as in English: not waking, burden, means, farewell, acts done or broken off. */
export const GERMAN_FRAMES: readonly PatternGroup[] = [
  {
    id: 'frame.wish',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(wenn mich) _2 (auto | lkw | bus | zug | laster) _2 (uberfahrt | uberfahren wurde | erwischt | totet) _4 (egal | recht | erleichtert | schlimm | besser)
(nur noch)? _1 (einen | einzige* | letzte*) (ausweg | ausgang | losung | option) _5 (tod | sterben | suizid | selbstmord)
(kugel | loch) (in den | durch den) (kopf | schadel) _2 (jagen | schiessen | ballern)?
(will | mag | mochte) _1 nicht mehr (da sein | hier sein | leben | existieren | dasein)
(einschlafen | schlafen | hinlegen | augen zumachen | ins bett gehen) _3 (nie wieder | nicht mehr | nie mehr | fur immer | nimmer) _2 (aufwachen | aufwache | aufwachte | aufzuwachen)?
(wenn ich | dass ich | ich | hoffentlich) _4 (nicht mehr | nie wieder | nie mehr | nimmer | nicht) (aufwachen | aufwache | aufwachte | aufgewacht) _3 (wurde | ware | konnte | okay | besser | egal | schon)?
(mochte | will | wurde | wunschte | wunsche | mag | wollte | am liebsten) _4 (verschwinden | nicht mehr existieren | nicht mehr da sein | weg sein | aufhoren zu existieren | nicht mehr sein | tot sein | sterben | krepieren | nie geboren)
(ware | waren | ginge | gings | gehts | hatten* | hatte) _5 ohne mich (besser | besser dran | leichter | glucklicher | ruhiger | einfacher)
ohne mich _2 (besser | besser dran | glucklicher | leichter)
(bin | falle) _3 (nur | bloss | allen | jedem | euch | allen nur)? ~ (eine | eine einzige | zur | ein) (last | belastung | klotz am bein | ballast | burde | enttauschung)
(bin | falle) allen _1 (eine last | zur last)
(keinen | kein | keine | nicht) ~ (sinn | grund | kraft | lust | bock | zweck | zukunft) _4 (weiterzuleben | weiterleben | zu leben | leben | weiterzumachen | im leben | am leben | da zu sein | aufzustehen)
(lebensmude | lebensuberdrussig)
(keinen | kein) bock _2 (zu leben | leben | aufs leben)
(satt | mude | leid) _2 (zu leben | leben | dieses leben | das leben)
(halte | ertrage | pack* | schaffe | kann | mag) _2 (dieses | das | mein) leben (nicht) _2
(kann | will | mag) (nich | nicht | net | ned) (mehr | meh) ~ (leben | weiterleben | da sein | existieren)
(sterben | tot sein | verrecken) _3 (kann | pack*) (nich | nicht | net) mehr
(wenn ich) _3 (tot | weg | gestorben | nicht mehr da) _1 (ware | bin) _3 (wurde | wurd | merkt | interessier* | keiner | niemand)
(keiner | niemand) _3 (merken | vermissen | merkt | kummern | interessieren) _5 (tot | weg | sterb* | nicht mehr da)
(dreissig | vierzig | zwanzig | achtzehn | ## | weihnachten | nachstes jahr | meinen geburtstag) _2 (werde | erlebe | schaffe) _1 ich _2 (nicht | sowieso nicht | eh nicht | nie)
(werde | erlebe) _3 (nicht) _2 (alt | alter | erleben)
(zu) (meiner | meinem | ihm | ihr) _2 (in den himmel | im himmel | ins grab | dort oben)
(bei | wieder bei) (meiner | meinem | ihm | ihr) _2 sein (im himmel | im jenseits | da oben)?
(gott | herr | lieber gott) _2 (nimm mich | hol mich | holt mich | mich holen | erlose mich)
(hoffe | wunschte | hoffentlich | ware schon wenn) _3 (auto | lkw | laster | bus | krebs | blitz | zug | herzinfarkt) _4 (mich)? (uberfahrt | uberfahren | erwischt | umbringt | trifft | holt | erledigt)
(mir)? (egal | wurscht | gleich) _2 (ob ich (lebe | sterbe | aufwache) | wenn ich (sterbe | nicht aufwache))
`,
  },
  {
    id: 'frame.thought',
    category: 'suicide',
    level: 2,
    lifts: true,
    patterns: `
(stehe | steh | sitze | sitz | bin) _2 (am rand | an der kante | am abgrund) _2 (brucke | dach* | hochhaus* | klippe | bahnsteig* | abgrund)
(denke | denk | dran | daran | uberlege | uberlegt | gedanken | nachgedacht | vorgestellt | fantasier* | traume) _4 mich _4 (umzubringen | zu toten | aufzuhangen | zu erhangen | zu erschiessen | umbringen | wegzumachen | zu vergiften | zu ertranken)
(denke | denk | gedanken | kreisen | gedacht) _4 (selbstmord | suizid | freitod | sterben | den tod | selbsttotung | tot sein | ans sterben)
(selbstmord | suizid | freitod | der tod) _3 (kopf | ausweg | losung | option | gedanken)
(gegoogelt | gesucht | recherchiert | nachgelesen | gelesen | nachgeschaut) _3 (wie viele | wieviele | wie | methoden | welche) _5 (tabletten | sterben | umbring* | nicht mehr aufzuwachen | suizid | schmerzlos*)
(will | mochte | konnte | wollte | drang | lust | uberlegt | manchmal) _2 mich _4 (vor den zug | vor die bahn | von der brucke | aus dem fenster | vom dach | vom balkon | unter den zug | in den tod) _1 (werfen | sturzen | schmeissen | springen | zu werfen | zu sturzen)?
(mir)? (die)? (pulsadern | adern | kehle | handgelenke) _1 (aufzuschneiden | aufschneiden | zu offnen | offnen | aufschlitzen | aufzuschlitzen)
(mit dem)? auto _2 (gegen | in | von) _2 (baum | wand | mauer | brucke | pfeiler) _2 (fahren | zu fahren | lenken | rasen)
(schaue | schau | gucke | starre | sehe) _3 (brucke | gleise | messer | tabletten | seil | balken | balkon | fenster) _6 (hoch | frage | denk* | genug | reich* | vorstell*)
(mut | eier) _3 (mich umzubringen | es zu tun | zu springen | schluss zu machen)
(schluss machen | ein ende machen | ein ende setzen | aus dem leben (scheiden | gehen) | dem leben ein ende)
`,
  },
  {
    id: 'frame.plan',
    category: 'suicide',
    level: 4,
    subject: 'self',
    lifts: true,
    patterns: `
(tabletten | pillen | medikamente | schlaftabletten) _4 (vor mir | in der hand | auf dem tisch) _6 (schluck* | nehm* | alle)
(heute nacht | heute abend | heute | morgen | am freitag | freitag | am wochenende | samstag | sonntag) _2 (mache | mach | tue | ziehe) _1 (ich)? (es | schluss | ein ende | das)
(heute nacht | heute abend | heute | morgen | am freitag | am wochenende) _2 (nehme | bringe | werde) _1 ich _2 (mir das leben | mich um | umbringen | sterben | tot sein)
nehme _1 (ich)? mir das leben
(mache ich es | ich mache es | ich tue es) _4 (steht fest | beschlossen | entschieden)
(abschiedsbrief* | briefe) _3 (geschrieben | fertig | liegen | liegt | schreibe)
(habe | hab) _4 abschiedsbrief*
(tabletten | medikamente | pillen | schlaftabletten) _2 (gesammelt | gespart | gehortet | zusammen) _8 (nehmen | alle | schlucken | reichen)
(werde | will) _2 (alle | alles) (nehmen | schlucken)
(morgen | zeit | woche | weihnachten | montag) _5 (bin | werde) ich _1 nicht mehr (da | am leben | hier | sein)
(bin | werde) (ich)? nicht mehr (da | am leben) _2
(seil | strick | waffe | pistole | klingen | rasierklingen | gift) _2 (gekauft | besorgt | bereit | liegt | bestellt | hangt)
(wenn) _3 (stirbt | nicht mehr ist | weg ist | tot ist) _1 (gehe | geh | folge | komme) ich _2 (auch | mit | nach | hinterher)
(letzte | letzter) (nachricht | brief | nacht | mal dass) _3
(lebt wohl | leb wohl | macht s gut | machts gut | auf nimmerwiedersehen) _4
(sachen | kleidung | bucher | hund | katze) _2 (verschenkt | weggegeben | verteilt) _8 (passworter | brief | abschied | nicht mehr)
(kummer* | pass* | sorg*) _5 (katze | hund | kinder | mama | schwester) _3 wenn ich _2 (nicht mehr | weg | tot)
(werde | will | geh | gehe | muss) _2 mich _2 (erhangen | aufhangen | umbringen | erschiessen | toten | vergiften | vor den zug werfen | abknallen)
(werde | gehe) _2 (von der brucke | vom dach) springen
`,
  },
  {
    id: 'frame.act',
    category: 'suicide',
    level: 6,
    subject: 'self',
    patterns: `
(habe | hab) _2 (gerade | eben | jetzt | schon)? _4 (packung* | schachtel* | flasche | tabletten | schlaftabletten | ## | pillen | alles | alle | rattengift | putzmittel | bleiche) _3 (geschluckt | genommen | getrunken | eingeworfen | intus)
(ganze | ganzen | komplette) (packung | schachtel | flasche | blister) _1 (genommen | geschluckt | getrunken)
(habe | hab) _1 mir _3 (pulsadern | adern | handgelenke | kehle) _1 (aufgeschnitten | aufgeschlitzt | geoffnet | geritzt | durchgeschnitten)
(steh | stehe | sitze | sitz | bin) _2 (auf | am | an) _3 (dach | gelander | bruckengelander | brucke | kante | gleisen | balkon | brustung | fenstersims) _6 (spring* | nicht ob | abschied | allein* | fallen)
(steh | stehe | sitze | sitz) _1 auf dem (bruckengelander | gelander | fenstersims | dachrand)
(versucht | versuchte) _3 (mich)? (zu erhangen | aufzuhangen | umzubringen | zu toten | das leben zu nehmen | zu ertranken | zu erschiessen | suizid)
(seil | strick | gurtel | ast | balken) _2 (gerissen | abgebrochen | gebrochen | riss | aufgegangen)
(strick | seil | schlinge) um den hals
(pistole | waffe) _2 (im mund | am kopf | an der schlafe)
`,
  },
  {
    id: 'frame.self_injury',
    category: 'self_injury',
    level: 3,
    subject: 'self',
    patterns: `
(ich) _1 (ritze | ritz | verbrenne | schlage | kratze | beisse | verletze | schneide | brenne) (mich | mir) _4 (was zu spuren | zu spuren | feuerzeug | klinge | messer | arm* | bein* | blut* | bis | wenn | wieder | absichtlich | selbst | damit)
(ritze | ritz | ritzen) mich
(mich) _2 (wieder)? _3 (klinge | messer | rasierklinge | feuerzeug | scherbe) _2 (verletzt | geschnitten | geritzt | verbrannt)
(mich)? wieder (geritzt | geschnitten | verletzt | selbstverletzt)
(drang | druck | muss | will | brauche) _2 (mich)? _1 (zu ritzen | ritzen | zu schneiden | schneiden | zu verletzen | blut sehen)
`,
  },
  {
    id: 'frame.helper',
    category: 'suicide',
    level: 3,
    subject: 'other',
    urgent: true,
    firm: true,
    holdsNegation: true,
    patterns: `
(meine | mein) _1 (schwester | bruder | freundin | freund | sohn | tochter | mutter | vater | mama | papa | frau | mann | cousine | kollegin | kollege) _2 (sagt | will | hat gesagt | droht | schreibt) _4 (bringt sich um | umbringen | suizid | selbstmord | das leben nehmen | sterben | springen)
`,
  },
  {
    id: 'frame.everyday',
    kind: 'idiom',
    patterns: `
(konnte | mochte | wurde) _2 (den | die | denjenigen) (umbringen | erwurgen | erschlagen | toten) (der | die)
(politischer | wirtschaftlicher | beruflicher | sozialer) (selbstmord | suizid)
in den finger geschnitten
`,
  },
  {
    id: 'frame.concern',
    kind: 'mark',
    mark: 'concern',
    patterns: `
(geht nicht (ans telefon | ran) | antwortet nicht | was (soll | kann) ich (tun | machen) | hilfe | sorge | angst | heute nacht | jetzt gerade)
`,
  },
];
