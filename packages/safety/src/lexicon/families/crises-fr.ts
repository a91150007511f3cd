import type { PatternGroup } from '../types.ts';
import { crisis } from './crisis.ts';

const PERSON = `il | elle | mari | femme | copain | copine | pere | papa | mere | maman | beau pere | oncle | frere | cousin | entraineur | coach | prof | patron | ex | conjoint | compagnon | fils | fille | aide soignant* | grand pere | voisin | gardien`;

/** French: other crises, family by family. */
export const FRENCH_CRISES: readonly PatternGroup[] = [
  crisis(
    'abuse',
    'abuse',
    4,
    `
(${PERSON}) _3 (me | m | nous) _1 (frappe | a frappe* | tape | a tape* | bat | cogne | a cogne* | gifle | a gifle* | etrangle | a etrangle* | pousse | a pousse* | viole | a viole* | menace | enferme | a enferme* | brule | touche | force | oblige | controle | suit | prend | a pris | insulte | seque*)
(me | m) (frappe | tape | bat | cogne | etrangle | viole | sequestre | harcele) _4
(j ai ete | ai ete | on m a) _1 (viole* | agresse* | abuse* | drogue* | battu* | sequestre*)
(tape | cogne | donne des coups) _3 (porte) _4
(entre | vient) _3 (dans ma chambre | dans mon lit) _3
(prend | pris | confisque | garde) _3 (ma retraite | mon passeport | mes papiers | ma carte | mon telephone | mon salaire)
(publier | poster | envoyer | balancer) _2 (photos | videos | images) _4 (si)
(me tuer* | me tue) si
(couteau) _3 (gorge | cou)
(bleus | marques | traces) _6 (corps | bras | cou | cache* | il m a)
(enfermee | enferme | cachee | cache) _3 (salle de bain | toilettes | chambre) _8
(mariage force | me marier) _4
`,
  ),
  crisis(
    'child',
    'child_safety',
    4,
    `
(j ai) (# | huit | neuf | dix | onze | douze | treize | quatorze) ans _10 (photos | nu* | rencontrer | touche | frappe | seul* | faim | copain a | marier)
(monsieur | homme | mec | quelqu un | adulte) _4 (internet | jeu | discord | snap | insta) _8 (photos | adresse | nu* | rencontrer | habite)
(tonton | oncle | prof | coach | beau pere) _6 (secret | jeu | dire a personne | pas le dire)
(maman | papa) _3 (se reveille pas | m enferme | rentre pas | me tape | me laisse)
(brulures | bleus) _6 (enfant | petite | petit | eleve | voisine)
(chantage) _6 (photos | video | videos)
`,
  ),
  crisis(
    'distress',
    'acute_distress',
    2,
    `
(j arrive (pas | plus) a) (respirer | me calmer | arreter de (pleurer | trembler)) _3
(peux | arrive) (pas | plus) _2 (m arreter de | arreter de) (pleurer | trembler)
(crise (d angoisse | de panique)) _4
(hyperventil* | flash back | flashback | dissoci*) _4
(plus rien est reel | rien n est reel | tout est irreel | je sens plus (mes mains | mon corps))
(on vient de | on m a) _4 (appeler | appris | annonc*) _6 (mort* | accident | deced*)
(mon (fils | mari | pere | frere) | ma (fille | femme | mere | soeur)) est mort*
(je deviens (fou | folle)) _3
(coeur) _3 (explose | s emballe | a cent a l heure)
(aidez moi | aide moi | quelqu un) _3 (s il vous plait | svp | parler | maintenant)?
(tiens plus) _3 (minute | une minute)?
`,
  ),
  crisis(
    'eating',
    'eating_disorder',
    3,
    `
(jours | semaine) _3 (sans manger | que je mange (pas | plus) | j ai rien mange) _4
(rien mange) _4 (jours | lundi | depuis)
(fais vomir | faire vomir | vomis | doigts) _6 (apres | repas | gorge | chaque | manger)?
(crise* | boulimi* | hyperphag*) _6 (vomi* | manger | nuit | tout)
(laxatifs) _4
(kilos | imc) _6 (grosse | gros | encore | perdre)
(grosse | enorme | degout*) _4 (miroir | kilos | manger)
(cache | jette) _3 (nourriture | repas | bouffe | assiette) _4
(plus mes regles | mes regles) _3 (arrete | disparu | depuis)?
(pro ana | amie ana) _3
(calories) _4 (jour | max*)
`,
  ),
  crisis(
    'harm',
    'harm_to_others',
    4,
    `
(je vais | jvais | j vais | je veux | envie de) _1 (le | la | les) (tuer | buter | planter | poignarder | crever | bruler | etrangler | descendre | fumer | saigner) _6
(je) (le | la | les) (bute | plante | tue | creve | fume) _6
(couteau | arme | essence | fusil | flingue | marteau) _6 (sac | ecole | lycee | boulot | voiture | pour lui | pour eux | pret*)
(oreiller) _6 (visage | bebe)
(bebe | petit | petite) _8 (secouer | secoue* | faire taire | jeter | lui faire mal)
(vont | va) (payer | regretter | voir) _4
(je sais ou) _2 (habite | habitent | il gare | elle gare)
(emmene | emporte*) _3 (tous | tout le monde) avec moi
(peur) _3 (lui faire du mal | de le frapper | de la frapper | de craquer sur)
(mettre le feu | foutre le feu) _4
`,
  ),
  crisis(
    'medical',
    'acute_medical',
    6,
    `
(poitrine) _4 (mal | douleur | serre | oppress*) _8 (bras | sueur* | machoire | souffle)
(bouche | visage) _3 (tordu* | de travers | paralyse* | deforme*)
(parle | articule | parler) _3 (bizarre* | mal | incoherent)
(respire | reagit | se reveille) (pas | plus) _3
(levres | visage) _3 (bleu* | violet* | gonfle*)
(enceinte | semaines) _8 (saigne* | sang)
(convuls* | crise d epilepsie) _4
(inconscient* | evanoui* | s est effondre*) _3
(tete) _4 (tombe* | cogne*) _6 (vomi* | somnolent* | confus*)
(avale | bu | mange) _4 (pile | javel | lessive | champignons | produit)
(allergi* | guepe | abeille | cacahuete*) _8 (gonfle* | respire* | gorge)
(diabetique | glycemie) _8 (tremble | transpire | confus* | vomi*)
(saigne | sang) _4 (s arrete pas | beaucoup | partout | jet)
`,
  ),
  crisis(
    'psychosis',
    'psychosis_mania',
    3,
    `
(jours | nuits) _3 (sans dormir | pas dormi | que je dors pas) _10
(puce | micro* | camera* | emetteur) _5 (tete | oreille | dent* | mur* | prise* | appart)
(je suis) _3 (messie | dieu | elu* | prophete | choisi*)
(la tele | television | radio | presentat*) _6 (parle de moi | me parle | message* | signes)
(voix) _5 (disent | ordonnent | insultent | entends | commandent | me dit)
(j entends) _3 voix _6
(on me) _1 (vole | lit | ecoute) _2 (mes pensees | dans mes pensees)
(empoison*) _3 (nourriture | eau | cafe | repas) _4
(c est (pas | plus) ma (mere | femme) | pas mon mari) _4 (sosie | remplace*)
(voisins | gouvernement | services secrets) _8 (ondes | antennes | gaz | surveillent | espionnent)
(ont remplace ma | a ete remplace* par)
(tous) _2 (acteurs | dans le coup | complices)
`,
  ),
  crisis(
    'substance',
    'substance',
    2,
    `
(rechute | replonge | j ai rebu | j ai repris) _4 (coke | heroine | alcool | crack | shoot | drogue)?
(sans (boire | alcool | conso)) _8 (tremble | transpire | bestioles | vois)
(vois) _2 (bestioles | araignees | insectes) _3
(bouteille | litre) _4 (par jour | tous les jours | chaque jour)
(melange) _4 (xanax | benzos | medocs | lean | tramadol) _4 (alcool | vodka)?
(coke | heroine | crack | meth | 3 mmc | 3mmc | tramadol | codeine | protoxyde) _6 (jours | tous les | arrete pas | nez | shoot)
(j arrive (pas | plus) a) (arreter | decrocher) _4
(en manque | le manque | delirium) _4
`,
  ),
];
