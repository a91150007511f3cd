import type { PatternGroup } from '../types.ts';
import { crisis } from './crisis.ts';

const PERSON = `lui | lei | marito | moglie | fidanzato | fidanzata | padre | papa | madre | mamma | patrigno | zio | fratello | cugino | allenatore | professore | prof | capo | ex | compagno | figlio | figlia | badante | nonno | vicino | guardia | prete | ragazzo`;

/** Italian: other crises, family by family. */
export const ITALIAN_CRISES: readonly PatternGroup[] = [
  crisis(
    'abuse',
    'abuse',
    4,
    `
(${PERSON}) _3 (mi | ci) (picchia | ha picchiat* | spinge | ha spint* | strangola | ha strangolat* | prende a (calci | pugni | schiaffi) | violenta | ha violentat* | minaccia | chiude | ha chius* | brucia | tocca | ha toccat* | palpa | obbliga | costringe | insulta | controlla | segue | ha pres* | tira | schiaffeggia | mette le mani)
(mi) (picchia | mena | violenta | strangola | palpeggia | perseguita) _4
(mi hanno | sono stat*) (violentat* | stuprat* | abusat* | aggredit* | drogat* | picchiat*)
(calci | pugni | sta sfondando) _2 (alla)? porta _6
(entra | viene) _3 (in camera mia | nel mio letto | nella mia stanza) _3
(prende | tiene | ha preso | ha nascosto) _3 (pensione | passaporto | documenti | stipendio | telefono)
(pubblicare | mandare | diffondere | pubblica) _2 (foto | video) _4 se
(mi ammazza | mi uccide) se
(coltello | pistola) _3 (gola | testa)
(lividi | segni | botte) _6 (corpo | faccia | braccia | nascond* | lui mi)
(divieto di avvicinamento | ordinanza restrittiva) _6
(chius* in bagno | barricat* in) _6
`,
  ),
  crisis(
    'child',
    'child_safety',
    4,
    `
(ho) (# | otto | nove | dieci | undici | dodici | tredici | quattordici) anni _10 (foto | nud* | incontr* | tocca | picchia | sol* | fame | ragazzo ha | sposare)
(uomo | signore | qualcuno | tizio) _4 (internet | gioco | chat | instagram | roblox) _8 (foto | indirizzo | nud* | incontr* | abito)
(zio | prof | allenatore | patrigno | cugino) _6 (segreto | gioco | non dirlo | non dire)
(mamma | papa) _3 (non si sveglia | mi chiude | non torna | mi picchia | mi lascia)
(bruciature | lividi) _6 (bambino | bambina | alunn* | vicin* | nipote)
(ricatt*) _6 (foto | video)
`,
  ),
  crisis(
    'distress',
    'acute_distress',
    2,
    `
(non riesco) _1 a (respirare | smettere di (piangere | tremare)) _2
(mi manca) _1 (l)? aria
(attacco di panico | crisi di panico | iperventil* | flashback | dissociat*) _2
(niente sembra reale | tutto sembra irreale | non sento (le mani | il corpo)) _2
(hanno appena | appena) _4 (chiamato | detto) _6 (morto | morta | incidente)
((mio | mia) (figlio | figlia | marito | moglie | madre | padre)) e mort*
(sto impazzendo | sto per svenire) _3
(cuore) _3 (scoppia | esce dal petto | a mille) _4
(qualcuno) _3 (mi aiuti | parli con me | vi prego)
(non resisto) _2 (un minuto | piu)
`,
  ),
  crisis(
    'eating',
    'eating_disorder',
    3,
    `
(giorni) _3 (senza mangiare | che non mangio | solo acqua) _4
(vomito | vomitare | dita) _6 (dopo | mangiare | gola | ogni | pasto)
(abbuffat* | mi abbuffo) _6 (vomit* | notte | tutto)?
(lassativi) _4
(chili | peso) _6 (grass* | ancora | dimagrire)
(grass* | schifo) _4 (specchio | chili | mangiare)
(nascondo | butto) _3 (cibo | pranzo | merenda) _4
(ciclo) _3 (sparito | saltato | mesi) _4
(sono svenut* | svengo) _6 (mangi* | fame)?
(calorie) _4 (giorno | massimo)
(pro ana | amica ana)
`,
  ),
  crisis(
    'harm',
    'harm_to_others',
    4,
    `
(lo | la | li | le) (ammazzo | uccido | accoltello | brucio | sgozzo | sparo) _6
(voglio | vorrei | sto per) (ammazzarlo | ucciderlo | ucciderla | accoltellarlo | ammazzarla | ammazzarli) _4
(porto | ho | comprat* | tengo) _3 (coltello | pistola | benzina | machete | fucile | martello) _6 (zaino | scuola | lavoro | lui | lei | loro | pront*)
(cuscino) _6 (faccia | bimbo | bambino | neonato)
(bimbo | bambino | bambina | neonato | neonata) _8 (scuot* | zittire | buttare | fargli male)
(la pagher* | pagheranno | se ne pentir*) _4
(so dove) _2 (abita | abitano | lavora | parcheggia)
(porto | trascino) _2 (tutti | loro) con me
(paura) _3 (fargli del male | farle del male | perdere il controllo)
(dare fuoco | do fuoco) _4
`,
  ),
  crisis(
    'medical',
    'acute_medical',
    6,
    `
(petto | torace) _4 (dolore | male | stringe | oppression*) _8 (braccio | sud* | mascella | fiato)
(bocca | viso | faccia) _3 (stort* | paralizzat* | cadent*)
(parla | parlare) _3 (male | strano | impastat* | confus*)
(non) (respira | reagisce | si sveglia) _3
(labbra | viso) _3 (blu | viola | gonfi*)
(incinta | settimana | settimane) _8 (sanguin* | sangue)
(convulsion*) _4
(incosciente | svenut* | priv* di sensi) _3
(testa) _4 (cadut* | battut* | sbattut*) _6 (vomit* | assonnat* | confus*)
(ingoiat* | bevut* | mangiat*) _4 (pila | batteria | candeggina | detersivo | funghi)
(allergi* | ape | vespa | arachidi) _8 (respir* | gonfi* | gola)
(diabetic* | glicemia) _8 (trema | suda | confus* | vomit*)
(sangu*) _4 (non si ferma | tantissimo | a fiotti)
`,
  ),
  crisis(
    'psychosis',
    'psychosis_mania',
    3,
    `
(giorni | notti) _3 (senza dormire | che non dormo | non dormo) _10
(chip | microspia | microspie | telecamer* | trasmettitore) _5 (testa | orecchio | dente | denti | muro | muri | presa | casa)
(sono) _3 (messia | dio | prescelt* | profeta | elett*)
(tv | televisione | radio | conduttor*) _6 (parla di me | mi parla | messagg* | segnali)
(voci) _5 (dicono | ordinano | insultano | sento | comandano)
(sento) _2 (una | la)? (voce | voci) _6
(leggono | rubano | ascoltano) _3 pensieri _2
(avvelen* | veleno nel) _3 (cibo | acqua | caffe) _4
(non e mia) (madre | moglie) _4 (sosia | sostitu*)
(vicini | governo | servizi segreti) _8 (onde | antenne | gas | spiano | sorvegliano)
(tutti) _2 (attori | d accordo | complici)
`,
  ),
  crisis(
    'substance',
    'substance',
    2,
    `
(ricadut* | ci sono ricascat* | ho ricominciato a (bere | farmi | usare)) _4
(senza (bere | alcol | roba)) _8 (tremo | sudo | insetti | vedo)
(vedo) (insetti | ragni | scarafaggi) _3
(bottiglia | litro) _4 (al giorno | ogni giorno)
(mischi* | mescol*) _4 (xanax | benzo* | pastiglie | coca) _4 (alcol | vodka)?
(coca | cocaina | eroina | crack | keta | meta | ero) _6 (giorni | tutti i | non riesco | naso | vena | buco)
(non riesco) _2 a (smettere di (bere | farmi | fumare | giocare)) _2
(astinenza | in scimmia) _4
`,
  ),
];
