import { GERMAN_CONCEPTS } from './concepts/de.ts';
import { GERMAN_FRAMES } from './concepts/de-frames.ts';
import { GERMAN_STATEMENTS } from './concepts/de-statements.ts';
import { GERMAN_CRISES } from './families/crises-de.ts';
import { GERMAN_FAMILIES } from './families/de.ts';
import { GERMAN_SIGNS } from './signs/de.ts';
import type { LanguagePack } from './types.ts';

/** German. */
export const de: LanguagePack = {
  language: 'de',
  common: `ich mich mir mein meine meinen meinem meiner du dich dir dein deine er sie es wir uns ihr euch sich der die das den dem des ein eine einen einem einer und oder aber wenn dass daß ob nicht nie kein keine keinen mehr so sehr zu
will wollte möchte würde wuerde könnte kann kannst konnte muss soll sollte werde wird werden wurde habe hab hat haben hatte hätte bin ist sind war wäre waere sein gewesen gehe geht gehen mache machen gemacht tun
leben lebe lebt tag tage nacht nächte heute abend morgen jetzt immer noch nichts alles alle niemand jemand etwas nur allein anderer anderen mal zeit jahre jahr haus leute welt mutter vater mama papa
sohn tochter freund freundin familie mensch menschen bruder schwester gut schlecht besser einfach denke denken gedanken gedanke daran darüber schlafen aufwachen essen plan brief geschrieben lassen brücke zug auto kopf körper arm arme bein beine blut hand
von vom bis an am auf aus bei mit nach seit für ohne durch gegen um in im ins über unter vor zwischen hier da dort schon auch wieder wie wo wann warum weil was wer ende bald tot schmerz angst müde hunger wasser straße gestern woche monat
1 2 3 4 5 10 zwei drei sagt gesagt sagte weiter schluss weg lust sinn grund finde sehe hätten würden wären ne n nem ner nen gehts tabletten is hab nich net ja genommen fühle bringt leid`,
  macros: `
filler = wirklich | einfach | nur | so | sehr | immer | noch | auch | mehr | oft | manchmal | echt | ehrlich | gerade | heute | jetzt | schon | wieder | gern | gerne | am | liebsten | endlich | bald | voll | total | halt | doch | mal | ja | eigentlich | ernsthaft | ständig | dauernd | hier | nacht | abend | das | es | alles | die | ganze | zeit | langsam | irgendwie | selbst | oftmals
neg = nicht | nie | niemals | kein | keine | keinen | keiner | ohne | nich | net | nix | nichts | weder | niemand | keinem | ned
want = will | möchte | moechte | wollte | würde gerne | würd gern | wuerde gerne | wünschte | wünsche mir | wünsche | will einfach nur | mag | möchte am liebsten | würde am liebsten | würd am liebsten | hoffe | sehne mich danach | denke daran | denke oft daran | denke darüber nach | denk daran | denk drüber nach | denke drüber nach | denke ständig daran | denke ernsthaft darüber nach | überlege | überlege mir | überlege ob ich | stelle mir vor | habe daran gedacht | hab daran gedacht | habe darüber nachgedacht | hab überlegt | habe überlegt | gedanken daran | spiele mit dem gedanken | denke immer wieder daran | den drang | habe den wunsch | habe das bedürfnis | könnte | träume davon | gedanke | muss ständig daran denken | muss immer daran denken | versucht | am überlegen
killself = (mich | mir | mih) _4 (umbringen | umzubringen | töten | zu töten | suizidieren | zu suizidieren | das leben nehmen | das leben zu nehmen | das leben genommen | umbring | abmurksen | selbst umzubringen | wegmachen | beseitigen | auslöschen | etwas antun | was antun | etwas anzutun | was anzutun) | mein leben _2 (beenden | zu beenden | ein ende setzen | ein ende zu setzen | nehmen | wegwerfen) | meinem leben _2 (ein ende setzen | ein ende zu setzen | ein ende machen | ein ende bereiten) | selbstmord | suizid | suizid begehen | selbstmord begehen | selbstmord zu begehen | suizid zu begehen | freitod | selbsttötung | schluss machen mit dem leben | schluss mit meinem leben | dem ganzen ein ende setzen | dem ganzen ein ende zu setzen | dem ganzen ein ende machen | dem allen ein ende setzen | allem ein ende setzen | allem ein ende zu setzen | dem leiden ein ende setzen | aus dem leben scheiden | aus dem leben zu scheiden | aus dieser welt gehen | diese welt verlassen | mich entleben | mich unaliven | den löffel freiwillig abgeben | es beenden | alles beenden | es zu beenden | alles zu beenden | mein leiden beenden | mein leid beenden | vom leben verabschieden | das leben nehmen
method = mich _2 (erhängen | aufhängen | zu erhängen | aufzuhängen | erschießen | zu erschießen | erschiessen | ertränken | zu ertränken | vergiften | zu vergiften | verbrennen | ersticken | erstechen | totfahren | todhungern | totsaufen) | mich _4 (zug | bahn | brücke | auto | s bahn | u bahn | gleise | lkw | dach | fenster | balkon | hochhaus | klippe) _3 (werfen | zu werfen | schmeißen | zu schmeißen | legen | zu legen | stürzen | zu stürzen | stellen | schmeissen) | (von | vom | aus | vor) _3 (brücke | dach | balkon | fenster | hochhaus | zug | bahn | klippe | turm | hochstand | stock | parkhaus) _2 (springen | zu springen | spring | runterspringen | stürzen | werfen | schmeißen) | (mir)? die pulsadern ~ (aufschneiden | aufzuschneiden | aufgeschnitten | öffnen) | mir die (kugel geben | kugel zu geben | kehle durchschneiden) | mir _2 (kugel in den kopf) _2 | überdosis | (alle | eine packung | eine schachtel | zu viele | viele) _3 $pills ~ (nehmen | schlucken | zu nehmen | zu schlucken | einnehmen) | gegen (einen | den | nen) baum (fahren | zu fahren) | mit dem auto gegen _3 | gift (nehmen | trinken) | mir den strick nehmen | strick nehmen
pills = tabletten | pillen | schlaftabletten | medikamente | paracetamol | antidepressiva | schmerzmittel | ibuprofen | kapseln | gift | benzos | xanax | beruhigungsmittel | schlafmittel | insulin | bleichmittel | frostschutzmittel | tavor | opiate
`,
  groups: [
    ...GERMAN_CONCEPTS,
    ...GERMAN_FRAMES,
    ...GERMAN_STATEMENTS,
    ...GERMAN_FAMILIES,
    ...GERMAN_CRISES,
    ...GERMAN_SIGNS,
    {
      id: 'suicide.wish',
      category: 'suicide',
      level: 1,
      subject: 'self',
      patterns: `
(ich)? ~ $want ~ (ich)? ~ _1 (sterben | zu sterben | tot sein | tot zu sein | tot | nicht mehr leben | nicht mehr existieren | nicht mehr da sein | nicht mehr sein | nicht mehr aufwachen | nie wieder aufwachen | nie mehr aufwachen | einschlafen und _3 aufwachen | für immer schlafen | für immer einschlafen | für immer verschwinden | verschwinden | nie geboren worden | nicht geboren | verrecken | krepieren | gestorben | weg sein | den tod | nicht mehr hier sein | unter der erde | schlafen und _3 aufwachen)
(verdiene | verdient) ~ (es)? ~ (zu sterben | den tod | tot zu sein | nicht zu leben)
(will | möchte) ~ (dass)? ~ (es | alles | das alles | der schmerz | mein leben | das leid | das) ~ (endlich)? ~ (vorbei ist | aufhört | endet | zu ende ist | vorbei | zu ende geht)
`,
    },
    {
      id: 'suicide.passive',
      category: 'suicide',
      level: 1,
      subject: 'self',
      holdsNegation: true,
      patterns: `
ohne mich _5 (besser | besser dran | glücklicher | leichter)
denke _3 (an den tod | ans sterben | an meinen tod)
(ich wünschte | wünschte | ich hoffe | hoffe | ich wäre | wenn ich doch | wäre ich doch | wär ich doch | ach wäre ich) ~ (ich)? ~ (wäre | wär | würde | dass ich | hätte | bin)? ~ _2 (tot | gestorben | nie geboren | nicht mehr da | nicht mehr aufwache | nicht mehr aufwachen | nie geboren worden | sterben | sterbe | nicht mehr leben | nicht geboren | nie existiert | einfach tot | nicht mehr am leben | nicht existieren)
(will | möchte | kann | mag | moechte | wil | mag) ~ (ich)? ~ (einfach | so)? ~ (nicht | nich | nimmer | net | nie) ~ (mehr | länger | weiter | weiterhin)? ~ (leben | weiterleben | existieren | am leben sein | hier sein | da sein | aufwachen | weitermachen | so weiterleben | so leben | so weitermachen | auf dieser welt sein | sein | weiter machen)
(keine | keinen | kein | null) ~ (lust | grund | sinn | kraft | willen | bock | lebenswillen | lebensmut | gründe) ~ (mehr)? ~ (zu | zum | auf | am | im | um)? ~ (leben | das leben | weiterzuleben | zu leben | dieses leben | weiterleben | mein leben | existieren | im leben | weiterzumachen | am leben zu bleiben | zum leben)
(mein | das | dieses) leben ~ (hat | ist | macht) ~ (für mich)? ~ (keinen | nicht | nichts | nich) ~ (sinn | mehr | lebenswert | wert | mehr lebenswert | mehr wert)
(leben) ~ (nicht | nichts) ~ (mehr)? ~ (lebenswert | wert)
(müde | satt | leid | mude) ~ (vom | des | zu)? ~ (leben | lebens | leben zu müssen | am leben zu sein | zu existieren)
(lebensmüde | lebensmude | des lebens müde | das leben satt | lebensüberdrüssig | todessehnsucht)
(habe | hab | bin) ~ (das | mein | dieses) leben ~ (so)? ~ (satt | leid)
(besser | besser dran | glücklicher | erleichtert | leichter) ~ (ohne mich | wenn ich (tot | weg | nicht mehr da | nicht da | gestorben | nicht hier) (wäre | bin | wär)? | tot | wenn es mich nicht (gäbe | mehr gäbe) | wenn ich sterbe | wenn ich nicht)
(wäre | wär) ~ (ich)? ~ (besser | besser wenn ich)? ~ (tot | nicht mehr da | nie geboren | gestorben)
(niemand | keiner | keinem | niemandem) ~ (würde | wird | würd) ~ (mich)? ~ (vermissen | es merken wenn ich weg | um mich weinen | fehlen | auffallen wenn ich weg)
(nichts | niemanden) ~ (mehr)? ~ (wofür | für das | wofuer) ~ (ich)? ~ (es)? ~ (sich)? ~ (leben | lebe | lohnt | weiterleben | zu leben)
(sollte | müsste) ~ (ich)? ~ (einfach)? ~ (sterben | tot sein)
(hasse es zu leben | hasse mein leben und will | hasse es am leben | tod wäre eine erlösung | der tod wäre | sterben wäre eine erlösung | sterben wäre | will lieber sterben | lieber tot | würde lieber sterben | lieber sterben | sehne mich nach dem tod | warte auf den tod | gott hol mich | lieber gott lass mich sterben | lass mich sterben | mir egal ob ich sterbe | egal ob ich lebe oder sterbe | egal wenn ich sterbe | hätte nichts dagegen zu sterben | nie geboren worden | nicht geboren worden | wozu noch leben | wozu lebe ich noch | wofür lebe ich noch | warum lebe ich noch | wozu noch weiterleben | habe nicht darum gebeten geboren)
(bin | ich) ~ (nur)? ~ (eine | ne) ~ (last | belastung | bürde) ~ (für)? ~ (alle | meine familie | andere | jeden | euch | meine eltern | meine kinder)?
`,
    },
    {
      id: 'suicide.active',
      category: 'suicide',
      level: 2,
      lifts: true,
      patterns: `
(wollte | will | möchte | könnte) ~ (ich)? ~ mich ~ _3 (umbringen | töten | erhängen | erschießen)
$killself
$want ~ $killself
(suizidgedanken | selbstmordgedanken | suizidgedanke | suizidale | selbstmordgefährdet | suizidgefährdet | todeswunsch | suizidabsichten | selbstmordabsichten | suizidimpulse | suizidwünsche)
(bin | fühle mich | ich) ~ (so | akut)? ~ (suizidal | selbstmordgefährdet)
(gedanken) ~ (an | über) ~ (selbstmord | suizid | den tod | das sterben | das umbringen)
(tod | selbstmord | suizid | sterben) ~ ist ~ (der | die | mein | meine) ~ (einzige | letzte | beste) ~ (ausweg | lösung | option | weg)
`,
    },
    {
      id: 'suicide.method',
      category: 'suicide',
      level: 3,
      lifts: true,
      patterns: `
$method
$want ~ $method
(umbringen | umzubringen | töten) ~ mit _3 ($pills | pistole | seil | messer)
`,
    },
    {
      id: 'suicide.intent',
      category: 'suicide',
      level: 4,
      subject: 'self',
      lifts: true,
      patterns: `
(ich)? (werde | habe beschlossen | hab beschlossen | habe vor | hab vor | habe entschieden | hab entschieden | plane | habe mich entschieden | bin bereit | bin entschlossen | bin kurz davor | kurz davor | habe mich entschlossen | beabsichtige | bin dabei | bin fest entschlossen | steht fest dass ich | hab mich entschieden | beschlossen | gedenke | entschluss gefasst) ~ (ich)? ~ ($killself | $method | heute sterben | heute nacht sterben | zu sterben | sterben)
ich (bringe | bring | töte | erschieße | erhänge | hänge) mich ~ (um | auf | heute | jetzt | morgen | selbst)?
ich (nehme | nehm) mir ~ (heute | jetzt | morgen)? das leben
ich (springe | spring | werfe mich | schmeiße mich | lege mich) ~ (heute | jetzt | morgen)? ~ (von | vor | vom | auf) _3 (brücke | dach | zug | bahn | gleise | balkon | hochhaus)
ich (mache | mach) ~ (heute | jetzt)? ~ (schluss mit dem leben | dem ganzen ein ende | meinem leben ein ende)
(lebt wohl | leb wohl | lebewohl | auf nimmerwiedersehen | meine letzte | mein letzter | letzte nachricht | verzeiht mir | es tut mir leid mama | verzeih mir mama) _8 (welt | für immer | kann nicht mehr | liebe euch | nacht | nachricht | tag | brief | alle | zusammen | ende | nicht mehr da)
(kann | könnte | kanns) ~ (dir | euch | ihnen | es)? ~ (nicht) ~ (versprechen | garantieren | sagen | sicher sagen | versprechen dass ich) ~ (dass)? ~ (ich)? ~ (mir | mich | nichts | nicht | es)? ~ _2 (nichts | nicht | antue | antun | umbringe | umbringen | lebe | tue | überlebe | etwas)
(morgen | bald | wenn (du | ihr) das (liest | lest)) ~ (bin | werde) ~ ich ~ (nicht mehr | schon | tot | weg) ~ (da | hier | leben | am leben | tot | weg | sein)?
(versucht | versuchte | versuch | versuche) ~ ($killself | $method)
(selbstmordversuch | suizidversuch)
`,
    },
    {
      id: 'suicide.plan',
      category: 'suicide',
      level: 5,
      subject: 'self',
      patterns: `
(habe | hab) ~ (einen | nen | schon einen | alles | mir)? ~ (konkreten | genauen | festen)? ~ (plan | geplant | vorbereitet | plan gemacht | termin) ~ (um | für | wie | zum)? ~ _2 ($killself | $method | sterben | es zu tun | wie und wann | suizid | selbstmord | wie ich es mache | ich es mache)
(habe | hab | schreibe | liegt) ~ (schon | bereits | gerade)? ~ (meinen | einen | den | die | meine)? ~ (abschiedsbrief | abschiedsbriefe | abschiedsnachricht) ~ (geschrieben | verfasst | fertig | schon | bereit)?
(habe | hab | besitze) ~ (mir | schon | bereits)? ~ (einen | ein | die | genug | eine | alle | das)? ~ (strick | seil | tabletten | pistole | waffe | gewehr | messer | rasierklingen | rasierklinge | gift | schlaftabletten | pillen) ~ (gekauft | besorgt | gesammelt | gehortet | bereit | bereitgelegt | hier | da | vorbereitet | geladen | zuhause | neben mir | beisammen) _6 ($killself | $method | sterben | tun | heute | nacht | zu beenden | ende)?
($killself | $method | bringe mich um | tue ich es | mache ich es | nehme mir das leben | erhänge mich | werde ich es tun | umbringen) ~ (heute | heute abend | heute nacht | morgen | dieses wochenende | am wochenende | am freitag | am samstag | am sonntag | am montag | nächste woche | wenn alle schlafen | in ein paar stunden)
(heute | heute abend | heute nacht | morgen | am wochenende | am freitag | am samstag | am sonntag) ~ (ist der tag an dem)? ~ (werde | bringe | will | nehme | mache | beende | springe | erhänge | hänge) ~ ich ~ ($killself | $method | mich um | mir das leben | es | schluss | mein leben | mich auf | von der brücke | dem ein ende)
(strick | schlinge) ~ (hängt | hangt) ~ (schon | bereits)?
(strick | seil | pistole | waffe) ~ (ist | hängt | liegt) ~ (schon | bereits)? ~ (bereit | geladen | fertig | geknotet | neben mir)
`,
    },
    {
      id: 'suicide.behavior',
      category: 'suicide',
      level: 6,
      subject: 'self',
      time: 'now',
      firm: true,
      patterns: `
(habe | hab) ~ (gerade | eben | soeben | schon | grad | grade)? ~ (alle | eine | die | # | viele | zu viele | über | mehrere | ganze | etwa | sämtliche | meine | zwanzig | dreißig | vierzig | fünfzig | zwei | ne | haufen) _4 $pills ~ (genommen | geschluckt | eingenommen | intus | runtergeschluckt | gegessen | getrunken)
(habe | hab) ~ (gerade | eben | soeben | schon | grad | grade) _3 $pills _3 (genommen | geschluckt | eingenommen)
(habe | hab) ~ (mir)? ~ (gerade | eben | soeben | schon)? ~ (die | meine) ~ (pulsadern | handgelenke | adern) ~ (aufgeschnitten | aufgeschlitzt | geöffnet)
(stehe | sitze | bin | steh | sitz) ~ (hier)? ~ (auf | an | am | vor)? _3 (brücke | dach | dachkante | gleise | gleisen | geländer | balkon | klippe | hochhaus | fensterbrett | abgrund | bahnsteigkante) _6 (springen | springe | spring | will | werde | gleich | leb | lebt | bereit | runter)
(habe | hab | halte) ~ (eine | die | ein | das | den) ~ (pistole | messer | waffe | strick | seil | klinge | rasierklinge) ~ (in der hand | am kopf | am hals | um den hals | an der schläfe | im mund | an den pulsadern | am handgelenk)
(habe | hab) ~ (gestern | heute | vorhin | eben | gerade | letzte nacht | gestern abend | heute nacht | heute früh | heute morgen | vor einer stunde) ~ versucht ~ ($killself | $method)
(gestern | heute | vorhin | eben | letzte nacht | gestern abend | heute nacht | heute morgen) ~ (habe | hab) ich ~ versucht ~ ($killself | $method)
(verblute gerade | bin am verbluten | habe eine überdosis genommen | hab ne überdosis genommen | überdosis genommen | die tabletten wirken schon | springe gleich | gleich springe ich | strick um den hals | schlinge um den hals | hänge gleich)
`,
    },
    {
      id: 'self_injury',
      category: 'self_injury',
      level: 3,
      patterns: `
(schneide | schlitze | ritze | schneid) ~ (ich)? ~ mir ~ _2 (arme | arm | beine | bein | handgelenk | handgelenke | haut | oberschenkel | auf)
mir ~ _2 (arme | arm | beine | haut) ~ (aufschneiden | aufgeschnitten | aufschlitzen | ritzen)
(mich) ~ (wieder | schon)? ~ (geritzt | ritze | ritzen | zu ritzen | geschnitten | schneiden | zu schneiden | verletzt | verletze | verletzen | zu verletzen | verbrannt | verbrennen | selbst verletzen | selbstverletzt | selbst zu verletzen | selbst verletzt | selbst verletze | kratze blutig | blutig gekratzt)
(ritze | schneide | verletze | verbrenne | ritz | schneid) ~ (ich)? mich
(selbstverletzung | selbstverletzendes | selbstverletzungen | svv | ritzen | selbstverletzungsdruck | ritzdruck | schneidedruck)
(mir) ~ _2 (wehtun | weh tun | wehzutun | weh zu tun | wehgetan | in den arm geschnitten | arme aufgeschnitten | arme geritzt | schmerzen zufügen | schmerz zufügen | schmerzen zuzufügen | den arm aufgeschnitten | arme aufschneiden)
(narben | schnitte | wunden) ~ (an | auf) ~ (meinen | den | meinem) ~ (armen | beinen | oberschenkeln | arm | handgelenken | unterarm)
`,
    },
    {
      id: 'suicide.other',
      category: 'suicide',
      level: 3,
      subject: 'other',
      lifts: true,
      patterns: `
(er | sie | freund | freundin | bruder | schwester | mutter | vater | sohn | tochter | kollege | kollegin | mann | frau | partner | mitschülerin | jemand) _3 (will | möchte | hat versucht | droht | sagt | redet | spricht | denkt | hat gesagt | drohte | wollte | überlegt | gedroht) _4 (sich umbringen | sich das leben nehmen | sich umzubringen | sterben | sich töten | sich zu töten | selbstmord | suizid | sich erhängen | umbringt | suizidal | sich das leben zu nehmen | sich was antun | umzubringen | umbringen)
`,
    },
    {
      id: 'suicide.bereavement',
      category: 'suicide',
      level: 0,
      subject: 'other',
      time: 'past',
      patterns: `
(hat | haben) sich _3 (umgebracht | das leben genommen | erhängt | erschossen | suizidiert)
(durch suizid | durch selbstmord) (gestorben | verloren)
`,
    },
    {
      id: 'method_seeking',
      category: 'method_seeking',
      level: 4,
      firm: true,
      subject: 'self',
      patterns: `
(wie | welche | welches | wie viele | wieviele | wieviel | was ist | schmerzlos | methode | methoden | möglichkeit) _5 (umbringen | schmerzlos sterben | schnell sterben | sterben ohne schmerzen | mich erhängen | das leben nehmen | tödliche dosis | schmerzfrei sterben | zum sterben | um zu sterben | mich umbringe)
tödliche (dosis | menge) (von | an)?
(wie viele | wieviele) $pills ~ _3 (sterben | tödlich | überdosis | umbringen | tot)
(schmerzlose | schmerzloseste | schnellste | einfachste | sicherste | schmerzfreie) ~ (methode | art | weg | möglichkeit) ~ (zu | um | für)? ~ (sterben | selbstmord | suizid | mich | sich)
`,
    },
    {
      id: 'overdose',
      category: 'overdose_poisoning',
      level: 6,
      firm: true,
      time: 'now',
      patterns: `
(hat | habe | hab) ~ _3 (zu viele | zu viel | bleichmittel | gift | batterie | knopfzelle | spülmittel | frostschutzmittel | rohrreiniger | waschmittel | doppelte dosis) _2 (tabletten | medikamente | schmerzmittel | insulin)? _1 (genommen | geschluckt | getrunken | verschluckt | eingenommen | gegessen)
überdosis _3 (hilfe | heroin | fentanyl | jetzt | krankenhaus | sohn | freund)
`,
    },
    {
      id: 'harm',
      category: 'harm_to_others',
      level: 5,
      subject: 'self',
      patterns: `
(will | werde | möchte | könnte | habe vor | denke daran | plane) ~ (ich)? ~ (ihn | sie | meinen | meine | den | die | alle | jemanden | meinem | mein) ~ _2 (umbringen | töten | erstechen | erschießen | abstechen | zu töten | umzubringen | erwürgen | vergiften | abknallen | totschlagen | zusammenschlagen | kaltmachen | abstechen)
(waffe | messer | pistole) _2 (zur schule | in die schule | zur arbeit | mit in die schule) (bringen | nehmen | mitnehmen | mitbringen)?
(amok | amoklauf)
`,
    },
    {
      id: 'abuse',
      category: 'abuse',
      level: 3,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(mann | freund | vater | stiefvater | partner | mutter | onkel | bruder | ex | er | ehemann | frau | opa | cousin | chef | papa | mama) ~ (hat)? ~ (schlägt | verprügelt | missbraucht | vergewaltigt | bedroht | würgt | fasst | schlug | prügelt | tritt | sperrt | zwingt | misshandelt | begrabscht | berührt) ~ (mich)
(er | sie | mann | freund | vater | stiefvater | ex | onkel) ~ (hat) ~ mich ~ (geschlagen | verprügelt | missbraucht | vergewaltigt | bedroht | gewürgt | angefasst | eingesperrt | misshandelt | gezwungen | getreten | belästigt)
(angst vor) (meinem | meiner) (mann | freund | vater | stiefvater | ex | partner | mutter | frau)
(häusliche gewalt) _6 (hilfe | flucht | angst | opfer | erlebe)
(er | mann | ex) ~ droht ~ (mir)? ~ (mich)? ~ (umzubringen | zu töten | mit mord)
`,
    },
    {
      id: 'eating',
      category: 'eating_disorder',
      level: 3,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(finger in den hals | zum erbrechen bringe | zwinge mich zu erbrechen | zwinge mich zum erbrechen | nach dem essen kotze | kotze nach | erbreche nach | nach jedem essen erbrechen | bringe mich zum kotzen | übergebe mich nach dem essen | erbreche alles)
(seit) ~ (# | zwei | drei | vier | fünf | mehreren) ~ tagen ~ (nichts | nichts mehr) ~ (gegessen | esse)
(esse) ~ (seit) ~ (# | zwei | drei | vier | fünf) ~ tagen ~ nichts
(magersucht | bulimie | abführmittel | fressattacken | magersüchtig) _5 (rückfall | kotze* | abnehmen | wieder | schlimmer | aufhören | erbreche*)
(hungere mich | zu tode hungern | hungern um abzunehmen | hungere um)
`,
    },
    {
      id: 'psychosis',
      category: 'psychosis_mania',
      level: 3,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(stimmen | stimme) _4 (sagen | sagt | befehlen | befiehlt | reden | schreien | flüstern | beschimpfen)
(höre | hör) ~ (ich)? ~ (stimmen | ständig stimmen | eine stimme)
(sie | die | man) ~ (überwachen | verfolgen | beobachten | vergiften | bespitzeln | überwacht | verfolgt | beobachtet | steuern | abhören) ~ (mich | meine gedanken)
(werde) ~ (überwacht | verfolgt | beobachtet | abgehört | vergiftet | ferngesteuert)
(chip | kamera | kameras | wanzen) ~ (in | im) ~ (meinem | meiner)? ~ (kopf | gehirn | körper | zahn | wohnung)
bin ~ (gott | jesus | der messias | der auserwählte | die auserwählte | unsterblich)
(fernseher | radio | tv) _4 (botschaften | spricht zu mir | spricht mit mir | nachrichten an mich)
(seit) ~ (# | drei | vier | fünf) ~ (tagen | nächten) nicht (mehr)? geschlafen _6 (energie | genial | mission | ideen | super | großartig)
`,
    },
    {
      id: 'medical',
      category: 'acute_medical',
      level: 6,
      firm: true,
      time: 'now',
      holdsNegation: true,
      patterns: `
(bekomme | kriege | kriegt | bekommt | krieg) ~ (keine | kaum) ~ luft
(kann) ~ nicht ~ (mehr)? ~ atmen
(atmet nicht | ist bewusstlos | ist ohnmächtig und | wacht nicht auf | reagiert nicht | krampfanfall | krampft | erstickt | herzstillstand | herzinfarkt | schlaganfall | blaue lippen | läuft blau an)
(starke | starker | stechende | heftige)? ~ (brustschmerzen | schmerzen in der brust | druck auf der brust | schmerz in der brust)
(blutet | blutung) _4 (hört nicht auf | nicht auf zu bluten | stark | nicht mehr auf)
(gesicht | zunge | hals | arm) _3 (taub | geschwollen | schwillt an | gelähmt | schief)
`,
    },
    {
      id: 'distress',
      category: 'acute_distress',
      level: 2,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(panikattacke | nervenzusammenbruch | angstattacke) _4 (gerade | jetzt | hilfe | kann nicht)?
(ich)? kann nicht mehr
(halte | halt) ~ (das | es) ~ (alles)? ~ nicht mehr aus
(bin | fühle mich | ich) ~ (verzweifelt | hoffnungslos | innerlich leer | am ende | am limit | eine last | wertlos und | am boden zerstört)
(keine | keinen | kein) ~ (ausweg | hoffnung | zukunft) ~ (mehr)?
`,
    },
    {
      id: 'substance',
      category: 'substance',
      level: 2,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(rückfall | rückfällig) _4 (alkohol | drogen | getrunken | heroin | gehabt | geworden | kokain)
(kann) ~ nicht ~ aufhören ~ zu ~ (trinken | saufen | konsumieren | spritzen | ziehen)
(entzug | süchtig nach | abhängig von) _4 (heroin | kokain | alkohol | zittere | schwitze | drogen | tabletten)
`,
    },
    {
      id: 'reply.encourage',
      plane: 'reply',
      category: 'encouragement',
      level: 5,
      blocks: 'outside_story',
      subject: 'generic',
      firm: true,
      patterns: `
(du solltest | du musst | geh | am besten | du könntest) ~ (dich)? ~ (umbringen | dich umbringen | dir das leben nehmen | sterben | dich erhängen | dich töten | dich aufhängen)
(bring dich um | häng dich auf | töte dich) (jetzt | endlich | doch)?
tödliche dosis (von | ist | für)
(alle | die welt) wäre* besser (dran)? ohne dich
`,
    },
    {
      id: 'neg',
      kind: 'mark',
      mark: 'neg',
      patterns: `$neg\n(statt | anstatt | fern von | verhindern | prävention | aufgehört)`,
    },
    {
      id: 'pseudo',
      kind: 'mark',
      mark: 'pseudoNeg',
      patterns: `
(kann | konnte) ~ nicht ~ (aufhören | anders | davon lassen | widerstehen | loslassen)
(nicht nur | weiß nicht | weiss nicht | nicht mehr leben | nicht mehr weiter | nicht mehr | nichts mehr | kein witz | kein spaß | kein scherz | kein grund | keinen grund | keinen sinn | keine lust | keine kraft | keine hoffnung | niemand würde | keiner würde | keinen ausweg | keine ahnung | warum nicht | nie wieder | nicht länger | kein bock | keinen bock)
`,
    },
    {
      id: 'dneg',
      kind: 'mark',
      mark: 'doubleNeg',
      patterns: `(kann | könnte | kanns) ~ (dir | euch | ihnen | es)? ~ nicht ~ (versprechen | garantieren | schwören | sagen) ~ (dass)? ~ (ich)? _3 (nicht | nichts | kein)`,
    },
    {
      id: 'contrast',
      kind: 'mark',
      mark: 'contrast',
      patterns: `aber | jedoch | obwohl | bis | weil | und | nur | also | deshalb | trotzdem | sondern`,
    },
    { id: 'self', kind: 'mark', mark: 'self', patterns: `ich | mich | mir | mein | meine | meinem | meinen` },
    { id: 'you', kind: 'mark', mark: 'you', patterns: `du | dich | dir | dein | deine | euch | ihnen` },
    {
      id: 'other',
      kind: 'mark',
      mark: 'other',
      patterns: `er | ihn | ihm | sich | leute | jemand | mann | frau | jugendliche | menschen | wer | patient | patienten | opfer | figur | protagonist | viele`,
    },
    {
      id: 'kin',
      kind: 'mark',
      mark: 'kin',
      patterns: `(mein | meine | meinem | meiner | meinen) ~ (freund | freundin | bruder | schwester | mutter | vater | sohn | tochter | mann | frau | cousin | cousine | kollege | kollegin | partner | partnerin | onkel | tante | opa | oma | bester freund | beste freundin | ex | nachbar | schüler | mitbewohner | mitschülerin | mama | papa | kumpel)\n(ein freund | eine freundin | eine freundin von mir)`,
    },
    {
      id: 'report',
      kind: 'mark',
      mark: 'report',
      patterns: `(er | sie | jemand | lehrer | freundin | freund) ~ (sagt | sagte | hat gesagt | meinte | erzählte | schrieb | fragt | fragte)\n(laut | im lied | singt)`,
    },
    {
      id: 'past',
      kind: 'mark',
      mark: 'past',
      patterns: `
vor ~ (# | zwei | drei | fünf | zehn | vielen | einigen | ein paar | langer | einem) ~ (jahren | monaten | zeit | jahr)
(als ich # war | als kind | als teenager | als jugendliche | als jugendlicher | früher | damals | in der vergangenheit | als ich klein war | letztes jahr | vor jahren | in meiner jugend | 19* | 20* | als ich jung war)
`,
    },
    {
      id: 'remission',
      kind: 'mark',
      mark: 'remission',
      patterns: `(jetzt | heute | inzwischen | mittlerweile) ~ (geht es mir | gehts mir | bin ich | fühle ich mich) ~ (besser | gut | glücklich | stabil | gesund)\n(zum glück | gott sei dank | froh) _4 (lebe | am leben | überlebt | nicht getan | noch da)\n(habe es überwunden | darüber hinweg | denke nicht mehr daran)`,
    },
    {
      id: 'recent',
      kind: 'mark',
      mark: 'recent',
      patterns: `gestern | gestern abend | heute | heute morgen | heute nacht | letzte nacht | vorhin | eben | gerade | jetzt | soeben | vor (einer stunde | ein paar stunden | wenigen minuten | # minuten | # stunden)`,
    },
    {
      id: 'soon',
      kind: 'mark',
      mark: 'soon',
      patterns: `heute | heute abend | heute nacht | morgen | jetzt | gleich | am wochenende | bald | am freitag | am samstag | am sonntag | am montag`,
    },
    {
      id: 'prepared',
      kind: 'mark',
      mark: 'prepared',
      patterns: `abschiedsbrief | abschiedsbriefe\n(gekauft | besorgt | gesammelt | gehortet) _2 (tabletten | strick | seil | waffe)\n(strick | seil | tabletten | waffe | klingen) _3 (gekauft | besorgt | gesammelt | gehortet | bereit)\n(verabschiedet | meine sachen verschenkt)`,
    },
    {
      id: 'method',
      kind: 'mark',
      mark: 'method',
      patterns: `tabletten | strick | seil | pistole | brücke | zug | gift | messer | überdosis | dach | pulsadern | balkon | gleise | schlaftabletten`,
    },
    {
      id: 'hypo',
      kind: 'mark',
      mark: 'hypothetical',
      patterns: `wenn ich | wenn er | wenn sie | wenn du | falls | stell dir vor | als ob`,
    },
    {
      id: 'laugh',
      kind: 'mark',
      mark: 'laugh',
      patterns: `haha* | hihi* | hehe* | lol | xd | 😂 | 🤣 | 😅 | 💀 | spaß | scherz | nur spaß | war nur ein witz`,
    },
    {
      id: 'trivial',
      kind: 'mark',
      mark: 'trivial',
      patterns: `hausaufgaben | klausur | klausuren | prüfung | prüfungen | stau | montag morgen | meeting | lachen | langeweile | hitze | kälte | peinlich | spiel | wlan | serie | film | diät | videospiel | süß | welpe | kätzchen | schlange | mathe | kater | folge | bachelorarbeit | boss | fitnessstudio | abgabe | drucker`,
    },
    {
      id: 'serious',
      kind: 'mark',
      mark: 'serious',
      patterns: `(kein | keine | nicht) ~ (spiel | witz | scherz | geschichte | fiktion | rolle | teil der geschichte | teil des spiels | spaß)\n(im ernst | ernst gemeint | ich meine es ernst | im echten leben | außerhalb der geschichte | out of character | das bin wirklich ich | pausiere die geschichte | nicht meine figur | im realen leben)`,
    },
    {
      id: 'info',
      kind: 'mark',
      mark: 'info',
      patterns: `prävention | suizidprävention | selbstmordprävention | statistik | statistiken | rate | suizidrate | selbstmordrate | studie | forschung | artikel | film | buch | lied | roman | aufsatz | dokumentation | wie viele menschen | was ist | warum begehen | definition | wie kann ich helfen | symptome | sterbehilfe | selbstmordattentat | selbstmordattentäter | selbstmordkommando | suicide squad | kamikaze | bombe | seminar | ursachen | risikofaktoren | warnsignale | werther`,
    },
    {
      id: 'fiction',
      kind: 'mark',
      mark: 'fiction',
      patterns: `(mein | der | ein | meine | die) ~ (charakter | figur | protagonist | bösewicht | roman | erzählung | drehbuch | gedicht | held | hauptfigur)\n(schreib | schreibe | schreiben | erfinde | erzähl | setze) _3 (geschichte | szene | gedicht | kapitel | roman | drehbuch | lied | dialog)\n(es war einmal | sprach der könig | rollenspiel | flüsterte sie | flüsterte er)`,
    },
    {
      id: 'idioms',
      kind: 'idiom',
      patterns: `
(sterbe | sterben | gestorben | starb | tot) ~ (vor) ~ (lachen | hunger | hitze | durst | scham | langeweile | angst | neugier | kälte | lauter | sehnsucht | aufregung)
(totlachen | tot gelacht | totgelacht | mich totlachen | schieß mich tot | zeit totschlagen | zum sterben schön | zum totlachen | politischer selbstmord | finanzieller selbstmord | beruflicher selbstmord | suicide squad | selbstmordkommando | mich in den finger geschnitten | mich beim (kochen | rasieren) (geschnitten | verletzt) | mich beim sport verletzt | todmüde | sterbenslangweilig | bringt mich um | mich umbringen für (schokolade | kaffee) | mir die haare schneiden | schluss machen mit (ihm | ihr | meinem freund | meiner freundin) | schluss gemacht | haare schneiden)
`,
    },
  ],
};
