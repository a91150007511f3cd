import type { PatternGroup } from '../types.ts';
import { sign } from './sign.ts';

/** German: warning signs. */
export const GERMAN_SIGNS: readonly PatternGroup[] = [
  sign(
    'joining',
    2,
    `
(gehe | geh | folge | folg | komme | komm | will | möchte) _3 (ihm | ihr | ihnen | dir | papa | mama | oma | opa) _2 (nach | nachgehen | nachzugehen | folgen | hinterher | hinterhergehen | nachkommen)
(ihm | ihr | ihnen | dir) (nachgehen | nachzugehen | folgen | zu folgen | nachfolgen | hinterhergehen)
(bald | wieder | endlich | dann) _3 (bei | zu | mit) _1 (ihm | ihr | ihnen | dir | papa | mama | oma | opa | (meiner | meinem) _1 (frau | mann | mutter | vater | schwester | bruder | tochter | sohn)) _2 (sein | bin | vereint | zusammen)?
(sehen | sehe) (wir | uns) _2 (drüben | oben | im himmel | auf der anderen seite)
`,
  ),
  sign(
    'means',
    1,
    `
(strick | seil | schlinge | pistole | revolver | gewehr | schrotflinte | waffenschrank | munition | tabletten | pillen | schlaftabletten | insulin | rattengift | frostschutz* | gift | klinge | klingen | rasierklinge* | kanister | holzkohlegrill | gasflasche | gleise | bahngleise | brücke | balken | dachboden | dachbalken | keller | kabel | gürtel)
`,
  ),
  sign(
    'means',
    2,
    `
(hab | habe | liegt | liegen | steht | hängt | gekauft | besorgt | bestellt | gefunden | versteckt | gesammelt | gehortet | gespart | aufgehoben | geladen | geknotet | abgezählt | bereit | bereitgelegt) _4 (strick | seil | schlinge | pistole | revolver | gewehr | waffe | waffenschrank | munition | tabletten | pillen | schlaftabletten | insulin | rattengift | gift | rasierklinge* | klingen | abschleppseil | wäscheleine | gürtel)
(strick | seil | schlinge | pistole | revolver | gewehr | waffe | munition | tabletten | pillen | schlaftabletten | medikamente | insulin | rattengift | gift | rasierklinge* | klingen | abschleppseil | wäscheleine | gürtel) _4 (gekauft | besorgt | bestellt | bereit | bereitgelegt | versteckt | gesammelt | gehortet | beisammen | zusammen | abgezählt | geladen | im auto | im kofferraum | in der werkstatt | im keller | auf dem dachboden | im nachttisch | in der schublade)
(alles | genug | was ich brauche) _2 (besorgt | gekauft | beisammen | da was ich brauche | zusammen | vorbereitet | bereit)
(schlüssel | code | kombination) _3 (waffenschrank | tresor | medizinschrank | medikamentenschrank | giftschrank)
(wie viele | wieviel | wie viel | welche dosis) _4 (reichen | reicht | genügen | tödlich | sicher)
(reicht | reichen) _4 (für immer | sicher | um nicht mehr)
`,
  ),
  sign(
    'place',
    2,
    `
(steh | stehe | sitz | sitze | bin | geh | gehe | fahr | fahre | laufe | war) _4 (brücke | dach | dachterrasse | hochhaus | parkdeck | parkhaus | bahnsteig | gleis | gleisen | gleise | klippe | staumauer | aussichtsturm | geländer | brüstung | balkon | bahnübergang | viadukt | steilküste | autobahnbrücke | fluss | see | wehr)
(stelle | platz | ort | brücke | baum | hotel | hotelzimmer | hütte) _3 (ausgesucht | gefunden | gewählt | angeschaut | angesehen | gebucht | ausgewählt | weiss ich)
(weiss | weiß) _2 (schon | genau)? (wo | welche brücke | welcher baum)
(an die stelle | an den ort | zu der stelle | an unsere stelle)
`,
  ),
  sign(
    'farewell',
    2,
    `
(wollte | will | möchte | sag | sage | muss) _3 (tschüss | lebewohl | auf wiedersehen | adieu | servus | pfiat* | ade | verabschieden) _1 (sagen)?
(macht es gut | machts gut | macht s gut | mach s gut | leb wohl | lebt wohl | lebewohl | danke für alles | verzeiht mir | verzeih mir | es tut mir leid für alles | hab euch lieb | habe euch lieb | ich liebe euch | vergesst mich nicht | vergiss mich nicht | passt auf euch auf | pass auf dich auf | passt aufeinander auf | ein letztes mal | zum letzten mal | mein letzter | meine letzte | meine letzten | letzter abend | letztes mal)
(passt | pass | kümmert | kümmer | kümmere | schaut | schau) _2 (auf | um) _2 (katze | hund | kinder | kleine | kleinen | mama | papa | oma | opa | tiere | schwester | bruder) _2 (auf)?
(wer | jemand) _1 (nimmt | nehmen | füttert | versorgt | kümmert | bekommt | kriegt) _3 (hund | katze | tiere | kater | vogel | pflanzen | hühner)
(verabschiedet | abschied genommen | tschüss gesagt | ein letztes mal umarmt | lange umarmt)
`,
  ),
  sign(
    'letter',
    2,
    `
(brief | briefe | zettel | abschiedsbrief* | umschlag | nachricht | video | videos | tonaufnahme | sprachnachricht*) _5 (liegt | liegen | geschrieben | fertig | verfasst | zugeklebt | hinterlegt | aufgenommen | deponiert | schreibtisch | küchentisch | kopfkissen | schublade)
(schreibe | schreib | geschrieben | verfasse | formuliere | formuliert | hinterlasse | hinterlegt | aufgenommen) _4 (brief | briefe | zettel | abschiedsbrief* | umschläge | abschiedsvideo)
`,
  ),
  sign(
    'settled',
    2,
    `
(testament | patientenverfügung | versicherung | versicherungen | lebensversicherung | wohnung | konto | konten | verträge | mietvertrag | grabstelle | grab | beerdigung | bestattung | passwörter | papiere | unterlagen | schlüssel | vollmacht | nachlass | job | abo | accounts) _4 (geändert | gemacht | geschrieben | geordnet | gekündigt | bezahlt | geregelt | sortiert | aufgeschrieben | abgegeben | hinterlegt | gelöscht | übergeben | überschrieben | geklärt | aufgelöst)
(alles | sachen | dinge | angelegenheiten) _2 (geregelt | geordnet | erledigt | in ordnung gebracht | sortiert | aufgeräumt | verschenkt | weggegeben | verteilt | aussortiert)
(verschenkt | verschenke | weggegeben | verteilt | vermacht | verkauft | abgegeben | verschenk) _6 (gitarre | motorrad | sachen | bücher | kleidung | sammlung | playstation | konsole | schmuck | fahrrad | auto | hund | katze | platten | werkzeug | pc | pflanzen | kamera | uhr)
(gitarre | motorrad | sachen | bücher | kleidung | sammlung | playstation | konsole | schmuck | fahrrad | auto | hund | katze | platten | werkzeug | pflanzen | kamera | uhr) _5 (verschenkt | weggegeben | verteilt | vermacht | verkauft | kriegt | bekommt | erbt | haben)
(brauch | brauche) _1 (ich)? _1 (nicht mehr | nimmer | keine mehr | ja nicht mehr)
(kriegt | bekommt | erbt) (der | die | das | mein | meine) _2
`,
  ),
  sign(
    'resolved',
    2,
    `
(entschieden | entschlossen | beschlossen | steht fest | fest entschlossen | entschluss | entscheidung steht | kein zurück | kein zurück mehr | es gibt kein zurück | keinen anderen weg | keinen anderen ausweg | einziger ausweg | einzige ausweg | termin steht | tag steht | datum steht | stichtag)
(tag | datum | termin | zeitpunkt | stunde) _2 (ausgesucht | gewählt | festgelegt | steht | gefunden | im kalender | markiert)
(zieh | ziehe | mach | mache | tu | tue | bring | bringe) _1 (ichs | ich s | ich es | es | das) _3 (durch | heute | heut | morgen | jetzt | endlich | zu ende | hinter mich | fertig)
(heute | heut | morgen | am ##) _3 (ist der tag | ist es soweit | ist es so weit | gehe ich | geh ich | ist schluss | ist es vorbei | mach ichs | tu ichs | passiert es)
(hab | habe) _2 (einen | meinen | den) _1 plan
(komme | komm | kehre) _2 (nicht | nimmer | nie) _1 (zurück | wieder | heim | nach hause)
(werde | bin) _5 (nicht mehr | nimmer) (da | hier | unter euch) _1 (sein)?
(nur noch | noch) (# | ein paar | drei | zwei | wenige) (tage | stunden | nächte | wochen | mal)
(zähl | zähle) _3 (runter | rückwärts | die tage | die stunden | herunter)
(niemand | keiner) _2 (aufhalten | abhalten | davon abbringen | umstimmen)
`,
  ),
  sign(
    'ended',
    2,
    `
(hat | hats) nicht (geklappt | funktioniert | gereicht | gewirkt)
(bin | wieder) _2 (aufgewacht | aufgekommen) _3 (leider | im krankenhaus | intensiv*)
(seil | strick | ast | gürtel | haken) _2 (gerissen | gebrochen | nachgegeben)
(habs | hab es | habe es) _3 (versucht | probiert)
`,
  ),
  sign(
    'final',
    1,
    `
(wenn ich (weg | tot | nicht mehr da | gegangen | nimmer da) | wo ich hingehe | wo ich hingeh | danach | damit sie mich nicht finden | mich findet | mich finden | wer mich findet | keine vorwürfe | seid nicht böse | sei nicht böse | seid nicht traurig | es bleibt nur noch | dann ist ruhe | dann ist es vorbei | endlich ruhe | endlich frieden | dann hat das | dann hört es auf | für immer | ausgecheckt | nie wieder | ein für alle mal | zum letzten | das wars | das war s | das war es)
`,
  ),
  sign(
    'state',
    1,
    `
(ruhig | ganz ruhig | erleichtert | frieden | keine angst mehr | friedlich | leer | taub | betäubt | zittere | zittern | schwindlig | müde | betrunken | wodka | schnaps | blut | blute)
`,
  ),
  sign(
    'time',
    1,
    `
(heute nacht | heut nacht | heute abend | heut abend | heute | heut | morgen früh | morgen | übermorgen | am (montag | dienstag | mittwoch | donnerstag | freitag | samstag | sonntag | ## | wochenende) | nächste woche | nach weihnachten | vor weihnachten | an weihnachten | an meinem geburtstag | nach der prüfung* | wenn es dunkel | im urlaub | zum jahrestag | an silvester | bald)
`,
  ),
  sign(
    'alone',
    1,
    `
(keiner merkt | niemand merkt | keiner weiss | niemand weiss | keiner da | allein zu hause | allein daheim | alleine | wenn (alle | die anderen | sie | die kinder) _3 (schlafen | weg | schule | kirche | arbeit) | tür (zu | abgeschlossen | verschlossen) | handy (aus | ausgeschaltet) | abgeschlossen | eingesperrt | sturmfrei)
`,
  ),
  sign(
    'despair',
    1,
    `
(kann nicht mehr | kann nimmer | kanns nicht mehr | halte es nicht mehr | halt es nicht | halts nicht | keine kraft | keine hoffnung | hoffnungslos | sinnlos | kein sinn | keinen sinn | keinen ausweg | kein ausweg | aussichtslos | am ende | aufgegeben | gebe auf | geb auf | hat doch alles keinen | bringt doch nichts | bringt eh nichts | alles egal | mir ist alles egal | hab genug | habe genug | reicht mir | wertlos | nutzlos | niemand braucht | keiner braucht | zu viel | zuviel | kaputt | verloren | schmerzen | schmerz | verzweifelt)
`,
  ),
  sign(
    'thought',
    1,
    `
(denke daran | denk dran | denk daran | denke darüber nach | dran gedacht | daran gedacht | ein schritt | ein sprung | nur ein schritt | loslassen | fallen lassen | gedanken | der gedanke | drang | mein teil von mir | stell mir vor | stelle mir vor | mal mir aus | male mir aus | ausmale)
`,
  ),
];
