import type { PatternGroup } from '../types.ts';

const MEANS = `strick | seil | schlinge | pistole | revolver | gewehr | waffe | tabletten | pillen | schlaftabletten | insulin | gift | klinge | klingen | rasierklinge* | messer`;
const HEIGHT = `brücke | dach | dachterrasse | hochhaus | parkdeck | parkhaus | klippe | staumauer | turm | geländer | brüstung | balkon | fenster | kran | viadukt`;
const TRACKS = `bahnsteig | gleis | gleisen | gleise | zug | bahn | s bahn | u bahn | ice | lkw | laster | schienen`;
const KIN = `kinder | familie | frau | mann | eltern | mama | papa | mutter | vater | tochter | sohn | schwester | bruder | leute | welt | alle | anderen`;

/** German: what is said in many words, family by family. */
export const GERMAN_FAMILIES: readonly PatternGroup[] = [
  {
    id: 'family.wish',
    category: 'suicide',
    level: 1,
    weak: true,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(egal | wurscht | wurst | gleich | recht | okay | ok | lieber | schön | gut | schlimm | wünsch* | hoff* | bete | bet | froh | erleichtert) _6 (nicht mehr | nimmer | nicht | nie mehr | nie wieder | nümm | ned) (aufwach* | aufwachen | ufwach* | aufstehen)
(nicht mehr | nimmer | nie mehr | nie wieder | nümm) (aufwach* | aufwachen) _5 (egal | wurscht | recht | okay | ok | schön | besser | gut | schlimm | erleicht* | erlösung)
(wünsch* | wunsch* | hoff* | bet | bete | wär | wäre | froh | erleichtert) _8 (unheilbar* | krebs | tumor | herzinfarkt | herz _3 stehen bleibt | herz _3 aufhört | unfall | abstürzt | abstürzen | überfahren | blitz)
(herz) _3 (stehen bleibt | stehenbleibt | aufhört zu schlagen | nicht mehr schlägt)
(flugzeug | flieger | auto | bus | zug) _2 (abstürzt | abstürzen | crasht | verunglückt) _4 (egal | okay | ok | recht | schlimm | wäre)
(beneid* | neidisch) _4 (toten | friedhof | verstorbenen | gestorben | tote | leiche* | die es hinter sich)
(lebe | leb | bin) _1 (nur noch | nur | bloß | bloss) _1 (weil | wegen) _6 (sterben | umbringen | kinder | katze | hund | mama | mutter | feig* | traue)
(warte | wart) _3 (drankomme | dran komme | dass ich sterbe | dass ich auch | auf den tod | bis es vorbei | bis es zu ende | aufs ende | auf das ende | dass es aufhört | abgeholt)
(warum | wieso) _6 (nicht mich | nicht ich) .
(hätte) _3 (mich treffen | ich sein) _2 (sollen | müssen | können)
(lieber | gern | gerne) _3 (getauscht | an seiner stelle | an ihrer stelle | statt ihm gestorben | statt ihr)
(tot sein | totsein | tod | sterben | das sterben) _5 (friedlich | schön | erlösung | befreiung | erleichterung | ruhig | verlockend | trost | tröstlich | freund | leichter | einfacher | frieden | ruhe)
(friedlich | schön | erlösung | befreiung | erleichterung | trost | verlockend) _3 (tot zu sein | tot sein | der tod | zu sterben | nicht mehr da)
(tod | sterben) _3 (keine angst | nicht schlimm | nichts schlimmes | macht mir keine)
(leben | dasein) _4 (zu viel | zuviel | genug | satt | leid | über | müde | kotzt mich | last | qual | strafe | hölle | sinnlos | wertlos | umsonst | kraft)
(genug | satt | müde | überdrüssig | leid) _3 (vom leben | von diesem leben | des lebens | davon zu leben | zu leben | zu existieren | am leben)
(zu ende sein | vorbei sein | aufhören | aus sein | schluss sein) _1 (von mir aus | wenns nach mir | bitte | endlich)
(könnt | könnte | kann | darf | soll) _3 (von mir aus)? _3 (zu ende sein | vorbei sein | zu ende gehen)
(wäre* | wär* | war* | hätten | hätte | ginge | gings) _5 (ohne (mich | so eine | so einen | eine wie mich | einen wie mich)) _4
(ohne) _1 (mich | so eine mutter | so einen vater | so ein kind | mich als) _3 (besser | leichter | glücklich* | einfacher | ruhiger | schöner | mehr)
(einfacher | leichter | besser | glücklich* | erleichtert | ruhe | froh) _5 (wenn (es mich | s mich | i | ich) | wenns mich | wanns mi) _2 (nicht | ned | net | nimmer) _1 (gäb* | gab | gebe | da | geben | wär | ware)
(wenns mich | wenn es mich | dass es mich | gäbs mich | gäbe es mich) _1 (nicht | nie) _2 (gäbe | gibt | gegeben | mehr)
(nie | gar nicht | niemals) (geboren | auf die welt gekommen | existiert) _3
(aufhören | verschwinden | auflösen | weg sein) _2 (zu existieren | zu sein | wie rauch | spurlos | für immer | in luft | von der welt | von dieser erde)
(will | mag | möcht | möchte | wett | würd | würde) _5 (weg sein | tot sein | verschwinden | nicht mehr da sein | nicht mehr existieren | nimmer da sein | nicht mehr leben | nimmer leben | nümm lebe | eifach tot | einschlafen | schlafen) _2 (für immer | und fertig | und aus | nur noch | einfach)? .
(mag | mog | wott | wü | will) _1 (nümm | nimma | nimmer) _2 (lebe | lebn | leben | da si | weiter | uf)? .
(wett | wollt | wär | wäre | wünscht | wünschte | wünsch) _3 (i | ich)? _2 (wär | wäre | war)? _2 (tot | nicht mehr da | weg | nie geboren | gestorben | unter der erde | beim herrgott)
(keiner | niemand | kein mensch | wer) _3 (vermiss* | merken | merkt | auffallen | auffällt | weint | weinen | interessier* | kümmern) _6 (weg | tot | nicht mehr da | gehe | sterbe | verschwinde | fehle | wäre)?
(lohnt | lohnen) _2 (sich)? _1 (nicht | nimmer) _3 (zu leben | weiterzuleben | das leben | weiter)
(wozu | wofür | weshalb | warum) _2 (noch) _3 (leben | weiterleben | aufstehen | weitermachen | da sein | weiter)
(gott | herrgott | himmel | der da oben) _5 (vergessen | holt mich | zu sich | nimmt mich | ruft mich | abberuf*)
(seh | sehe | gibt | hab | habe) _2 (keinen | keine | nix | nichts) _2 (grund | sinn | zukunft | morgen | wofür) _3 (mehr | für mich | weiter*)?
(übrig | überflüssig | fehl am platz | unnütz | nutzlos) _3 (auf der welt | auf dieser welt | für alle | hier | geworden)
(last | belastung | bürde | klotz | ballast) _3 (für | allen | meine* | los | weniger | andere*)
(tot | gestorben) _2 (mehr wert | nützlicher | besser dran | billiger)
(kein mensch | nicht) _2 (für diese welt | fürs leben | zum leben) _1 (gemacht | geschaffen | geeignet)
(ohne | wär) _2 (meine* | mein | die | den) _1 (kinder | katze | hund | mutter | tochter | sohn | oma) _3 (längst | schon | lange) _2 (weg | tot | nicht mehr | gegangen | nimmer)
`,
  },
  {
    id: 'family.thought',
    category: 'suicide',
    level: 2,
    weak: true,
    subject: 'self',
    lifts: true,
    patterns: `
(denk* | dänk* | gedacht | gedank* | überleg* | mal* | ausmal* | vorstell* | stell* | fantasier* | träum* | spiel* | drang | lust | traum) _6 (${HEIGHT} | ${TRACKS}) _4 (runter* | spring* | sprung | fallen | werf* | leg* | schritt | stürz* | hinunter | vor*)
(denk* | dänk* | dran | daran | darüber | gedank* | überleg* | ausmal* | mal* | vorstell* | vorstelle | stell* | drang | traum | trau* | angst | spiel*) _6 (mich | mi | mir | ma | sich) _4 (umbring* | umzubring* | antu* | anzutun | antu | weg mach* | wegmach* | wegzumachen | hamdrah* | heimdreh* | heimzudrehen | runterstürz* | hinunterstürz* | auslösch* | auszulöschen | töt* | aufhäng* | aufzuhängen | erhäng* | zu erhängen | vergift* | ertränk* | erschiess* | erschieß* | abknall* | entleib*)
(angst) _2 (vor mir | vor mir selbst | mir was | mir etwas | was ich)
(leben | läbe) _2 (zurückgeben | zurückzugeben | wegwerfen | wegzuwerfen | beenden | zu beenden | abgeben | abzugeben | näh | neh | nehmen | zu nehmen)
(ob | wenn) _4 (mich | mir) _3 (wegmach* | umbring* | antu* | was antu* | häng* | weg bin) 
(ob | dass) (ich)? (mich | mir) _4 (doch)? (umbring* | antu* | was antu*)
(man | wer) _2 sich _3 (umbring* | tötet | umzubringen | das leben nimmt) _3 (will | möchte | vorstellt | soll | kann)? _4 (ich | gesperrt | hier)
(nicht mehr leben | nimmer leben | sterben | tot sein) (will | möchte | mag) _3 (und | wie | weil)?
(ein | nur ein | ein einziger | kleiner) (schritt | sprung | schnitt | ruck | dreh | tritt) _4 (und | vorbei | ruhe | alles | genügt | reicht | weg | schluss)
(nicht mehr | nicht) (brems* | abbrems* | abzubremsen | zu bremsen | lenken | gegenlenken | hochkommen | aufzutauchen | auftauchen)
(jedes mal | jeden tag | immer | immer wieder | oft | täglich | ständig) _4 (schau* | seh* | guck* | starr*) _5 (runter | hinunter | hinab | nach unten | ${HEIGHT} | ${TRACKS} | ${MEANS})
(schau* | seh* | guck* | starr*) _5 (${HEIGHT} | ${TRACKS} | ${MEANS}) _6 (länger | denk* | anders | dran | gedank* | teil | genug | hoch | hinunter | runter)
(${HEIGHT}) _6 (schau* | seh* | guck*) _4 (länger | hinunter | runter | hinab | öfter)
(schluss | ende) _2 (mach* | setz* | bereit*) _3 (mit dem leben | mit diesem leben | mit allem | mit mir | dem leben | dem ganzen)
(überleg* | denk* | nachdenk* | gedank*) _6 (schluss mach* | ein ende | selber schluss | selbst schluss)
(ihm | ihr | ihnen) (nachzugehen | nachgehen | zu folgen | nachzufolgen)
(uns beide | mich) _3 (zu erlösen | erlösen | erlöse)
(füße | füssen | füßen) _1 voran
(das zu korrigieren | der fehler bin ich)
(teil von mir | stimme | kopf | etwas in mir) _4 (will | sagt | schreit | flüstert) _6 (tu* | mach* | sterb* | spring* | schluss | loslass* | beend*)
(gedanken | stimmen | bilder | dunklen gedanken | die gedanken) _2 (sind | kommen | werden | wieder) _2 (wieder | zurück | da | stärker | lauter | schlimmer) 
(dunkle | schwarze | schlimme | böse | düstere) _1 (gedanken) _3
(wer | ob) _2 (mich) _2 (findet | finden würde | finden wird | entdeckt | vermissen würde)
(wie) _3 (weh tut | schmerzhaft | lange dauert | schnell geht | sich anfühlt) _4 (sterben | tot | ertrinken | erhängen | springen | ersticken)
(gegoogelt | google | suche | such | recherchier* | lese | nachgelesen | eingegeben) _6 (schmerzlos* | sterben | umbring* | methode* | wie man | wie viele | tödlich* | suizid*)
(wie ein unfall | als unfall) _4 (ausseh* | wirk* | tarn*)
(wie (er | sie | mein vater | meine mutter | mein bruder) es gemacht hat | so wie (er | sie | papa | mein vater))
(einzige | letzte | einziger | letzter) _2 (ausweg | weg | lösung | option | möglichkeit | notausgang | ausgang)
(hintertür | notausgang | ausgang | exit) _4 (offen | immer | bleibt | habe)
(alles | das | dem | dem ganzen) _2 (beend* | zu beenden | ein ende | endlich enden | enden lassen)
(suizid | selbstmord | freitod | umbringen) _4 (im kopf | durch den kopf | nicht aus dem | gedacht | denke | denk | gedanke)
(heut* | hüt | wieder) _2 dran (dänkt | gedacht)
(ob ichs | ob ich es | dass ichs | dass ich es | wie ichs | wie ich es | ich könnte es) _2 (tue | tu | mache | mach | tun | täte | machen) _2 (soll | sollte | würde | könnte)?
(meinen | mein | unbedingt) _1 (teil | dass ich es tue | dass ichs tue)
`,
  },
  {
    id: 'family.intent',
    category: 'suicide',
    level: 4,
    weak: true,
    subject: 'self',
    lifts: true,
    patterns: `
(entschieden | entschlossen | beschlossen | entscheid* | entschluss) _6 (zu gehen | gehen | gehe | zu sterben | sterbe | nicht mehr | ruhig | frieden | erleichtert | tag | datum | schluss | ende)
(heute | heut | morgen | am # | am ## | am (montag | dienstag | mittwoch | donnerstag | freitag | samstag | sonntag) | nach der prüfung* | an weihnachten | an silvester | an meinem geburtstag | an dem tag | dann | danach | sobald _8) _3 (gehe ich | geh ich | folge ich | folg ich | bin ich weg | bin ich tot | mach ich schluss | mache ich schluss | tu ichs | mach ichs | zieh ichs | ziehe ich es | werde ich es | ist es vorbei mit mir | beende ich)
(gehe | geh | folge | folg) ich (auch | ihm | ihr | ihnen | nach) _2
(heut | heute | morgen) _1 (ist | wird) der tag
(komme | komm | kehre | kehr) _2 (nicht | nimmer | nie) _1 (zurück | wieder | mehr heim | mehr zurück | heim)
(ab | nächste* | nach | ende) _4 (werde | bin | gibt | gibts) _3 (nicht mehr | nimmer) (da | hier | am leben | unter euch | geben)
(gibt es mich | gibts mich | bin ich) _2 (nicht mehr | nimmer) _2
(solange | bis dahin) _3 (halte ich | halt ich | warte ich | noch) _6 (danach | keinen tag länger | dann)
(keinen tag länger | kein tag länger) 
(ausgecheckt | auschecken | rückfahrt | rückticket | rückflug | heimweg) _3 (wird nicht | nicht | kein* | brauch* | hab ich nicht)
(tu | tue | mach | mache | mach* | ziehe | zieh) _1 (es | s | ichs) _8 (damit _4 finden | nicht finden | durch | wenn alle | wenn sie | im urlaub | wenn es dunkel)
(damit | dass) _2 (mich) _2 (nicht finden | nicht findet | keiner findet)
(zieh | ziehe) _1 (ichs | ich s | ich es | es) durch
(abschiedsbrief | abschiedsbriefe | abschiedszeilen | abschiedsvideo) _6 (formulier* | schreib* | wie | liegt | fertig | entwurf | keine vorwürfe)
(brief | briefe | zettel) _2 (an | für) _3 (${KIN}) _5 (liegt | liegen | geschrieben | fertig | schreibtisch | tisch | schublade)
(${MEANS}) _4 (und) _4 (weiß | weiss | was) _3 (wo | wann | wie)
(hab | habe | hob) _3 (${MEANS}) _6 (wo | wann | fürs | dafür | bereit | wissen nicht)
(es | mir) bleibt nur noch (eines | eins | das eine) _2
(kein mensch | niemand | keiner) _2 (rechnet damit | ahnt | merkt was | merkt etwas | ahnt was) _6 (tage | sonntag | freitag | runter | heute | bald)?
(zähl* | zähle) _2 (runter | herunter | die tage | rückwärts)
(hab euch lieb | ich liebe euch | danke für alles | tschüss | lebt wohl) _8 (pass* | kümmer* | hund | katze | nicht mehr | vergesst | böse | traurig | zurück)
(wollte | will | wollt) _2 (nur | bloß | noch)? _2 (tschüss | lebewohl | auf wiedersehen | pfiat euch) (sagen)?
(plan) _2 (hab | steht | ist) _4 (gut | fertig | sicher | fest | wasserdicht) _6 (ruft | sag | verrat*)
(habe | hab) _2 plan _6 (ruft | sag ich nicht | verrat* | hält mich)
(mehr) (sag | sage | verrate) ich nicht
(nicht mehr da | weg | nimmer da) _6 (nimmt | kümmer* | hund | katze | füttert)
(nimmt | kümmert | füttert) _3 (hund | katze | kater | tiere) _12 (nicht mehr da | nimmer da | weg bin | gehe | nächste woche)
(brauch* | nehm*) _3 (nicht mehr | nimmer) _2 (wo ich hingeh* | wo ich hinkomm* | dort wo)
(fahre | fahr | gehe | geh) _3 (an die stelle | zur brücke | zu den gleisen | an den see | in den wald) _6 (nicht zurück | nimmer | komme nicht | ende | fertig)
`,
  },
  {
    id: 'family.act',
    category: 'suicide',
    level: 6,
    weak: true,
    subject: 'self',
    patterns: `
(hab | habe | hob) _4 (zeug | alles | tabletten | pillen | packung | flasche | schachtel | insulin | reiniger) _3 (getrunken | genommen | geschluckt | gespritzt | intus | runtergespült)
(was | etwas | zu viel) _1 genommen _6 (absicht | zu viel | verschwimmt | schwindlig)
(mir) _2 (verschwimmt | wird schwarz | wird komisch | wird schwindlig) _6 (genommen | geschluckt | getrunken)?
(wagen | auto | motor) _4 (garage) _4 (laufen | läuft | an)
(motor | auto) _2 läuft _4 (garage | tor | zu)?
(meinem | nach meinem | meinen) (versuch | suizidversuch) _4 (gestern | heute | letzte)?
(losgemacht | abgeschnitten | runtergeholt | rausgezogen | gefunden) _8 (hals | wieder | versuch*)
(versuch* | versuchs) _2 (wieder | nochmal | erneut) _3 (sobald | wenn | heute | morgen)
(lag | saß | stand | gelegen) _3 (auf den gleisen | an den gleisen | schon | am geländer | hinter dem geländer)
(probiert | versucht) _4 (ast | seil | strick | gürtel | haken) _2 (brochn | gebrochen | gerissen)
(es ist getan | ist getan | ich habs getan | ich hab es getan) _6
(geübt | probe | testlauf | probelauf | ausprobiert) _6 (ob ich | kann | hält | ginge | gürtel | seil)
(waffe | pistole | gewehr | messer) _4 (an den kopf | an die schläfe | in den mund | an den hals) _3
(erste | halbe) _1 (packung | schachtel | flasche) _3 (leer | weg | drin)
(apotheken | läden) _8 (beisammen | eingekauft | nachttisch)
(gesprungen | gesprung*) _6 (überlebt | bein | aufgefangen | wasser | dach)
`,
  },
  {
    id: 'family.self_injury',
    category: 'self_injury',
    level: 3,
    weak: true,
    subject: 'self',
    patterns: `
(brauch* | will) _2 (den | diesen)? schmerz* _6 (spür* | fühl* | sonst | normal)
(kopf | faust | fäuste | hand | knöchel | stirn) _4 (gegen | an) _2 (wand | tür | spind | mauer | schrank | boden | heizung) _6
(schlag* | hau* | ramm* | box*) _3 (kopf | faust) _3 (gegen | an) _2
(kratz* | beiß* | beiss* | zwick* | rupf*) _3 (mich | mir | mi | ma) _4 (blut* | bis | auf | händ* | arm* | haar*)
(schneid* | ritz* | brenn* | verbrenn* | verletz*) _2 (mich | mir | mi) _3 (arm* | selbst | selber | heimlich | wieder | bein* | oberschenkel | bauch | haut | seit | jeden | nach | wenn)
(verletz* | schneid* | ritz* | weh tu*) _1 (mich | mir) _1 (selbst | selber)
(rasierklinge* | klinge* | cutter | cuttermesser | scherbe* | spitzer* | teppichmesser) _4 (handyhülle | notfälle | tasche | kissen | versteck* | immer | schublade | mäppchen | federpenal | bad | dabei)
(ohne schneiden | ohne ritzen | ohne sv | clean | ritzfrei | ohne klinge) _8 (wieder | rückfall | passiert | heute | gestern | vorbei)
(tag* | wochen | monate | jahre) _2 (ohne schneiden | ohne ritzen | ohne sv | clean | ritzfrei) 
(schnitt | schnitte | wunde | ritzer) _6 (klafft | tief | blut* | arzt | nähen | zu tief | geschirrtuch | verband | verstecken)
(narben | narbe | arme | arm | unterarm*) _5 (will neue | langarm* | lange ärmel | lange ärmeln | zebra | striche | verstecken | pulli | jucken)
(langarm* | lange ärmel | langen ärmeln | pulli | stulpen) _6 (sommer | sport* | hitze | arme | keiner | narben)
(wieder | gestern | heute | hab) _3 (sh | svv | sv | selbstverletz*) _3
(zigarette* | feuerzeug | bügeleisen | glut) _4 (haut | arm | ausdrück* | ausgedrückt | unterarm | verbrannt | drück*)
(bestraf*) _1 (mich) _4 (klinge | schneid* | schläge | hung* | schmerz* | ritz*)
`,
  },
  {
    id: 'family.coded',
    category: 'suicide',
    level: 2,
    weak: true,
    subject: 'self',
    lifts: true,
    patterns: `
(regenbogenbrücke | andere seite | anderen seite) _6 (kein hund | kein tier | bald | ich | freu*)
(sewerslide | sewer slide | unaliv* | entleben | ctb | kms | selbstmrd | su1zid | suizd | s wort | s u i)
(log* | logg* | abmeld* | ausklink* | auscheck* | austreten) _3 (aus dem | vom | vom server | aus diesem)? _1 (leben | spiel | planeten | game | existenz | erde) _2 (aus | ab)?
(leben) (off | offline | quit | deinstall* | uninstall*)
(geh | gehe | bin) _2 (bald)? off _6 (leben | für immer | nicht discord)
(game over | gg | letzte runde | stecker ziehen | reset) _3 (für mich | mit mir | leben | bei mir)
(letzte* | großen | langen) (schlaf | reise | urlaub | fahrt) _4 (ohne rückkehr | für immer | ohne wiederkehr | antreten | one way)
(one way | einfache fahrt | ohne rückfahrt) _3
(löffel | abgang | abflug | fliege | abtritt) _2 (abgeb* | mach* | machen)
`,
  },
  {
    id: 'family.helper',
    category: 'suicide',
    level: 3,
    weak: true,
    subject: 'other',
    urgent: true,
    firm: true,
    patterns: `
(mein | meine | meiner | meinem | unser | unsere) _1 (bruder | schwester | freund | freundin | sohn | tochter | vater | mutter | mama | papa | mann | frau | kumpel | oma | opa | ex | mitbewohner* | kollegin | kollege | schüler*) _6 (abschiedsbrief* | will nicht mehr leben | will sterben | sich was antun | sich etwas antun | sich umbringen | bringt sich um | verabschiedet | auf dem dach | auf der brücke | tabletten geschluckt | tabletten genommen | tabletten gesammelt)
`,
  },
  {
    id: 'family.named',
    kind: 'mark',
    mark: 'named',
    patterns: `
(suizid | suizide | selbstmord | selbstmorde | freitod | selbstverletzung | suizidversuch | selbstmordversuch | amoklauf | suizidalität | suizidrate)
`,
  },
  {
    id: 'family.years',
    kind: 'mark',
    mark: 'past',
    patterns: `
(das war | im jahr | anno | seit | war) (1985 | 1986 | 1987 | 1988 | 1989 | 1990 | 1991 | 1992 | 1993 | 1994 | 1995 | 1996 | 1997 | 1998 | 1999 | 2000 | 2001 | 2002 | 2003 | 2004 | 2005 | 2006 | 2007 | 2008 | 2009 | 2010 | 2011 | 2012 | 2013 | 2014 | 2015 | 2016 | 2017 | 2018 | 2019 | 2020 | 2021 | 2022 | 2023)
vor _2 (jahren | jahrzehnten)
(mit) (# | ## | vierzehn | fünfzehn | sechzehn | siebzehn | achtzehn | neunzehn | zwanzig) (jahren)?
(hatte | gab) _3 (phase | zeit | zeiten)
(lange her | jahre her | längst vorbei | wars vorbei | war es vorbei | schon ewig her)
`,
  },
  {
    id: 'family.denied',
    kind: 'idiom',
    patterns: `
(denke | denk | dachte | gedacht | denkt) _1 (nicht | nie | niemals) (daran | dran) _4 (umzubringen | umbringen | das leben zu nehmen | zu töten | etwas anzutun | was anzutun)
(nie | niemals | nicht | keinesfalls) (dran | daran) gedacht _2 (umzubringen | umbringen | das leben zu nehmen | zu töten | etwas anzutun)
(gefragt | fragt | fragte | frage) ob ich _2 (lebensmüde | suizidal | selbstmordgedanken | suizidgedanken)
(schlägt | schlug) (mir | uns) _4 vor
schluss machen (wir | für heute | um | mit der arbeit)
(unterarm | arm | wade | bein | finger | fuß | zeh) _1 krampft
krampft (der | die | mein | meine) (unterarm | arm | wade | bein | finger | fuß)
(karten | tickets | konzert | spiel | anstoß | sendung) _8 (erschießen | aufhängen)
(erschießen | aufhängen) _3 (dass | weil) _6 (karten | tickets | konzert | spiel | vergessen | verpasst)
(begeht | begehen | beging) _5 (selbstmord)
meine letzte (nachricht | mail) _4 (alarm | ausgelöst | missverst* | falsch | angekommen)
`,
  },
];
