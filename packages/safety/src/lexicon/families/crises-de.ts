import type { PatternGroup } from '../types.ts';
import { crisis } from './crisis.ts';

const PERSON = `er | sie | mann | frau | freund | freundin | vater | mutter | stiefvater | onkel | bruder | trainer | lehrer | chef | ex | partner | papa | mama | sohn | tochter | pfleger | oma | opa | opa`;

/** German: other crises, family by family. */
export const GERMAN_CRISES: readonly PatternGroup[] = [
  crisis(
    'abuse',
    'abuse',
    4,
    `
(${PERSON}) _4 (schlägt | schlug | haut | tritt | trat | würgt | würgte | stößt | stoßt | schubst | verprügelt | prügelt | boxt | bedroht | vergewaltigt) _2 (mich | uns | mir | mi)?
(mich | uns) _4 (geschlagen | gewürgt | getreten | verprügelt | geschubst | vergewaltigt | gezwungen | eingesperrt | missbraucht | begrapscht | gestoßen)
(${PERSON}) _3 (kommt | schleicht) _2 nachts _3 (zimmer | bett)
(fasst | fasst | berührt | grapscht) mich _4 an?
(tritt | hämmert | schlägt | kickt) _3 (gegen die tür | an die tür | die tür ein)
(eingesperrt | eingeschlossen | versteckt) _8 (tür | er | kinder | bad)
(nimmt | genommen | weggenommen | hat) _4 (rente | pass | ausweis | lohn | handy) _3 (weg | weggenommen | abgenommen)
(bilder | fotos | video | videos) _4 (veröffentlicht | postet | schickt | verschickt) _4 wenn ich
(bringt | bringen) mich um wenn
(kontrolliert | überwacht) _3 (handy | geld | jeden cent | nachrichten)
(messer) _3 (kehle | hals)
(zwangsheirat* | verheiraten | heiraten) _4 (muss | zwingen | cousin)
(stalkt | lauert | verfolgt) mich
`,
  ),
  crisis(
    'child',
    'child_safety',
    4,
    `
(ich bin | bin) (# | acht | neun | zehn | elf | zwölf | dreizehn | vierzehn) _10 (treffen | bilder | fotos | nackt* | allein* | hunger | schlägt | anfasst | freund ist ##)
(mann | frau | typ | jemand | spieler) _4 (online | im spiel | internet | discord | chat) _8 (fotos | bilder | adresse | treffen | wohne | nackt*)
(mama | papa | mutter | vater) _4 (sperrt | schlägt | lässt | wacht nicht auf | kommt nicht) _4
(fasst | berührt | zieht) _4 (geheimnis | nicht erzählen | unser spiel)
(blaue flecken | brandwunden | striemen) _6 (kind | nachbarkind | schüler* | tochter | sohn)
(erpresst) _4 (bilder* | video* | fotos)
`,
  ),
  crisis(
    'distress',
    'acute_distress',
    2,
    `
(es geht nicht mehr) _1 es geht nicht mehr
(kann nicht | kann ned) _3 (atmen | aufhören zu (zittern | weinen)) _3
(panikattacke | flashback | hyperventilier* | dissoziier* | kriege keine luft | krieg keine luft | bekomme keine luft)
(alles) _3 (unecht | unwirklich | fern | weit weg | dreht sich)
(hände | körper | beine) _3 (gehören mir nicht | nicht mehr meine | zittern)
(sohn | tochter | mann | frau | mutter | vater | kind) ist tot
(gerade | eben | vorhin) _6 (gestorben | tot | angerufen | polizei) _6 (weiß nicht | was soll ich)
(halt | halte) _3 (keine minute | nicht mehr) _2 (länger)? aus
(brauch | brauche) _2 (sofort | jetzt | dringend) (jemanden | wen | hilfe)
(herz) _2 (rast | pocht) _6 (sterbe | angst | luft)
(dreh | drehe) _2 (gleich)? durch
`,
  ),
  crisis(
    'eating',
    'eating_disorder',
    3,
    `
(seit) _3 (tagen | wochen) _4 (nichts | nur wasser | nur kaugummi | nix) _4 (gegessen | gehabt | kaugummi)?
(finger) _3 (hals | rein | reinstecken)
(fress | fresse | stopfe | kotz | kotze | erbrech* | übergeb*) _6 (danach | alles | wieder | nach jedem | finger | klo)
(abführmittel) _6
(kilo | bmi) _6 (fett | dick | zu viel | noch weniger)
(fett | dick) _4 (spiegel | kilo)
(hungere | hungern | faste) _4 (tagen | stolz | dünn | mehr)
(denkt | denken) _2 (ich)? _1 (ess | esse | hätte gegessen)
(verstecke | werfe | schmeiße) _3 (essen | brot | pausenbrot) _3
(regel | periode) _3 (ausgeblieben | weg | bleibt aus) _6
(haare) _2 (fallen | gehen) _2 aus _6
(insulin) _4 (weglass* | nicht spritz*) _4
`,
  ),
  crisis(
    'harm',
    'harm_to_others',
    4,
    `
(bring | bringe | stech | steche | knall | knalle | schlag | schlage | erschieß* | mach) _1 ich? _2 (ihn | sie | die | den | alle) _2 (um | ab | tot | kalt | fertig)
(kissen) _6 (gesicht | drück*)
(baby | kind) _6 (schüttel* | aufs gesicht | etwas antue | fallen lass*)
(messer | waffe | pistole | hammer | kanister | benzin | axt) _6 (rucksack | auto | tasche | neben mir | dabei | gekauft | schule)
(werden sich | die) _3 wundern _4
(nehm | nehme) _2 alle mit _2 (in den tod)?
(angst) _3 (zustech* | ausraste | was antue | umbringe | schlage)
(kriegen | bekommen) _3 was sie verdien*
(weiß) _2 wo _2 (wohnt | wohnen | parkt | zur schule)
(anzünden | anzünde | abfackeln | abfackle) _4
(amok) _4 (laufe | laufen | schule)
(will | könnte) _2 (ihm | ihr | ihnen) _3 (wehtun | was antun | die kehle)
`,
  ),
  crisis(
    'medical',
    'acute_medical',
    6,
    `
(redet | spricht | sprache) _4 (verwaschen | wirr | wirres | lallt | komisch)
(mundwinkel | gesicht) _3 (hängt | schief)
(fieber) _4 (lässt sich kaum | nicht wecken | krampf*) 
(schwanger | woche) _6 (blute | blutet | blut | stark)
(diabetiker | zucker) _8 (wirr* | zittert | bewusstlos | schwitzt | antwortet)
(bekommt | kriegt | krieg | bekomme) _2 (keine | kaum | kein) luft _4
(lippen | gesicht) _3 (blau | geschwollen | zugeschwollen)
(brust | herz) _4 (drückt | schmerz* | eng* | sticht) _6 (arm | kiefer | schweiß | luft)
(atmet) _2 (nicht | kaum | komisch | nur noch)
(bewusstlos | ohnmächtig | nicht ansprechbar | wacht nicht auf) _3
(krampfanfall | schlaganfall | herzinfarkt) _3
(kopf) _4 (gefallen | gestürzt | angeschlagen) _6 (erbricht | kotzt | schläfrig | verwirrt)
(verschluckt | getrunken | gegessen) _4 (batterie | reiniger | bleiche | pilze | tabletten)
(allergie | wespe | biene | erdnuss) _8 (luft | geschwollen | hals)
(blutet | blut) _4 (hört nicht auf | spritzt | stark)
`,
  ),
  crisis(
    'psychosis',
    'psychosis_mania',
    3,
    `
(nächten | nächte | tagen | tage) _2 nicht geschlafen _10
(sender | chip | wanze* | kamera*) _4 (ohr | kopf | zahn | wand | steckdose* | gebaut | eingebaut)
(ich bin) _3 (messias | gott | prophet | auserwählt* | wiedergekommen*)
(fernseh* | radio | moderator) _6 (zwinkert | blinzelt | spricht zu mir | botschaft* | meint mich)
(mutter | frau | mann | vater) _2 (wurde | ist) _2 (ausgetauscht | nicht meine | eine kopie)
(essen | wasser | tee) _4 (vergiftet | gift) _6
(geheimdienst | nachbarn | regierung) _8 (strahlen | decke | abhören | sender | verfolgen | gedanken)
(stimme | stimmen | er | sie) _2 (sagt | sagen | befiehlt | befehlen) _1 mir was ich
(gedanken) _4 (lesen | hören | gestohlen | laut)
(firmen | auto | konto) _8 (gegründet | verkauft | leergeräumt) _6 (geschlafen | weltfrieden | genial | auserwählt)
(stimmen) _4 (hör* | flüster* | kopf)
`,
  ),
  crisis(
    'substance',
    'substance',
    2,
    `
(trinke | trink | saufe) _4 (flasche | schnaps | wodka | bier) _6 (jeden tag | zittere | aufhör* | morgens)
(entzug | entzugserscheinungen | delir | sehe käfer | käfer) _4
(rückfall | rückfällig | wieder gedrückt | wieder gesoffen | wieder genommen | wieder konsumiert)
(clean | trocken) _6 (wieder | gestern | rückfall)
(gezogen | geworfen | gespritzt | gedrückt | geraucht) _8 (atmet | beine | herz | wach | spüre)
(benzos | tavor | xanax | tilidin | tramal | lyrica) _6 (wodka | alkohol | gemischt | täglich | abhängig)
(ohne) _2 (stoff | koks | alk | gras | speed | benzos) _6 (nicht | schaff*)
(koks | speed | crystal | heroin | meth) _6 (jeden | täglich | nase | tagen | morgen | früh)
`,
  ),
];
