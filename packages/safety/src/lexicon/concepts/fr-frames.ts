import type { PatternGroup } from '../types.ts';

/** French: the same frames as in English: not waking, burden, means, farewell, acts done or broken off. */
export const FRENCH_FRAMES: readonly PatternGroup[] = [
  {
    id: 'frame.wish',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    patterns: `
personne _1 (ne)? (pleurerait | remarquerait | s en (rendrait compte | apercevrait)) _6 (reveill* | mour* | mort* | dispar* | la)
(voiture | camion | bus | train) me (renvers* | ecras* | percut* | fauch*) _4 (m arrange* | m en fiche* | m en fous | egal | tant mieux | soulag*)
(seule | unique) (issue | solution | sortie | option) _6 (mort | mourir | suicide | me tuer | en finir)
tout _3 (plus simple | plus facile | mieux) si _2 (etais | suis) (plus la | mort* )
tout _3 (plus simple | plus facile | mieux) si j etais mort*
(plus | pas) envie d (etre la | etre en vie | exister)
(plus | pas) (la)? force de (continuer)? _1 (vivre)
(m endormir | dormir | me coucher | fermer les yeux) _4 (ne (plus)? (jamais)? (me)? (reveiller | rouvrir) | pour toujours | a jamais | jamais me reveiller | plus jamais)
(si seulement | j aimerais | je voudrais | pourvu que | j espere | je prie | aimerais) _4 (ne)? (pas | jamais | plus) (me)? (reveiller | reveille | ne | nee | exister | etre ne | etre nee)
(veux | voudrais | aimerais | envie de | besoin de | jveux | jveu | j veux | souhaite | pense a) ~ (juste)? ~ (disparaitre | m effacer | m evaporer | m eteindre | ne plus exister | ne plus etre la | cesser d exister | que tout s arrete | que ca s arrete | partir pour toujours | en finir)
(serait | seraient | irait | iraient | vivrait | sera | seront | est) _3 (mieux | plus heureu* | plus tranquille* | soulage*) (sans moi | si (j etais mort* | je mourais | je disparaissais | je n etais (pas | plus) la | je n existais pas))
(suis | me sens | etre) ~ (qu | juste | seulement)? ~ (un | une) (poids | fardeau | boulet | charge | gene | dechet | parasite)
(plus | pas | aucun) ~ (l | d | le)? _1 (interet | sens | raison | envie | force | but) ~ (a | de | d | pour)? ~ (continuer | vivre | la vie | exister | rester | avancer | etre la | me lever)
(marre | ras le bol | fatigue* | lasse* | epuise* | assez) ~ (de | d) ~ (vivre | la vie | cette vie | exister | etre en vie | tout | respirer | lutter | me reveiller)
(peux plus | supporte plus | veux plus | en peux plus) ~ (de)? ~ (cette vie | la vie | vivre | exister | continuer | etre la | rester)
(veux | jveux | jveu | veu | j veux) ~ (juste)? ~ (mourir | crever | clamser | etre mort* | etre morte)
(crever | mourir) _3 (peux plus | jen peux plus | personne)
(si)? ~ (je mourais | j etais mort* | je disparaissais | je meurs | je crevais) _2 (personne | ca) ~ (ne)? _4 (rendrait | remarquer* | manquer* | pleurer* | changerait | compte)
personne ~ (ne)? _4 (remarquerait | pleurerait | manquerait | rendrait compte) _4 (mour* | mort* | dispar* | meurs)
(atteindrai | verrai | arriverai | passerai | aurai) _1 (pas | jamais) ~ (a)? ~ (mes | les | l)? ~ (trente | vingt | quarante | ## | noel | mon anniversaire | annee prochaine) 
(rejoindre | retrouver | revoir) _4 (au ciel | au paradis | la haut | dans l au dela | dans la tombe | dans la mort)
(dieu | seigneur) _2 (prends moi | me prenne | reprends moi | emporte moi | viens me chercher)
(m est egal | m en fiche | m en fous) _3 (de vivre ou mourir | si je meurs | mourir | de mourir | de crever)
(pourvu | j espere) qu _2 (camion | voiture | bus | train | cancer | accident) _2 (m ecrase | me tue | m emporte | me renverse)
`,
  },
  {
    id: 'frame.thought',
    category: 'suicide',
    level: 2,
    lifts: true,
    patterns: `
(suis | me tiens | debout | assis*) au bord (du | de la | d un) (pont | toit | falaise | balcon | quai | vide)
(pense | pensais | pensee | penser | pensees | songe | envie | veux | voudrais | vais | idee | jveux | imagine) _2 (a | de | d)? (me (tuer | suicider | buter | flinguer | pendre | foutre en l air | supprimer) | en finir | mettre fin a (mes jours | ma vie | tout) | mourir)
(arrete | cesse | peux) pas (de | m empecher de) penser (au | a la | a) (suicide | mort | mourir | me tuer | en finir)
(suicide | mort | me tuer) _3 (dans la tete | en tete | seule (issue | solution | option) | esprit)
(cherche | recherche | regarde | google) _4 (combien | comment | moyens | methodes | facons) _5 (cachets | medicaments | mourir | tuer | suicid* | ne pas se reveiller | sans douleur | comprimes)
(envie | pulsion* | veux | voudrais | pense | imagine | parfois) _3 (me jeter | sauter | foncer | me pendre | m ouvrir les veines | me noyer | me tirer une balle | me balancer | me defenestrer | me planter | m ouvrir)
(regarde | fixe | observe) _3 (pont | fenetre | rails | balcon | couteau | cachets | corde) _6 (haut | demande | pens* | assez | imagin*)
(courage | couilles | cran) _2 (de | pour) (me tuer | le faire | sauter | en finir | passer a l acte)
`,
  },
  {
    id: 'frame.plan',
    category: 'suicide',
    level: 4,
    subject: 'self',
    lifts: true,
    patterns: `
(cachets | comprimes | medicaments | somniferes) _4 (devant moi | sur la table | dans la main) _5 (avaler | prendre | tout | tous)
(ce soir | cette nuit | demain | aujourd hui | vendredi | samedi | dimanche | lundi | ce week end) _3 (passe a l acte | je le fais | j en finis | je me tue | je mets fin | tout s arrete | je pars pour toujours | je me bute)
(passe | passer | passerai) a l acte
(je le fais | je vais le faire | c est decide) _6 (ce soir | cette nuit | demain | mourir | corde | lettres | tuer)
(demain | cette heure | noel | lundi | la semaine prochaine) _6 (je ne)? (serai | suis) plus (la | de ce monde | vivant* | ici)
(ne)? serai plus (la | de ce monde | en vie)
(ecrit | ecrite | ecrites | laisse | pretes) _4 (lettres | lettre | mot | mots) _8 (adieu | enfants | dorm* | pardon | mort* | plus la)
(lettre | lettres | mot) d adieu
(mis de cote | garde | accumule | stocke | j ai) _4 (cachets | medicaments | comprimes | somniferes) _8 (prendre | tous | avaler | d un coup)
(vais | compte) (tous | tout) ~ (les)? ~ (prendre | avaler)
(achete | trouve | prepare | j ai) ~ (une | la | un)? ~ (corde | arme | pistolet | noeud coulant | mort aux rats | lame) 
quand _3 (mourra | meurt | sera mort | partira) _2 (je partirai | je pars | je le suivrai | je la suivrai | je m en vais) _3
(dernier | derniere) (message | lettre | nuit | fois que) _4
(adieu) _3 (monde | a tous | pour toujours | dernier message | je vous aime | pardon*)
(donne | vendu | distribue) _3 (affaires | vetements | livres | chat | chien | choses) _8 (mots de passe | lettre | adieu | plus la)
(occupe toi | occupez vous | prends soin | prenez soin) _5 (chat | chien | enfants | maman | soeur) _3 quand _2 (serai plus | serai parti* | serai mort*)
(mettre | mets | mettrai) fin a (mes jours | ma vie)
(vais | veux) (me pendre | me jeter | me tuer | me suicider | sauter (du | de la | par la | d un | sous) | me tirer une balle | m ouvrir les veines)
`,
  },
  {
    id: 'frame.act',
    category: 'suicide',
    level: 6,
    subject: 'self',
    patterns: `
(pris | avale) toute la (boite | plaquette)
(me suis | m etre) ~ (ouvert | taillade | coupe | tranche) ~ (les)? (veines | poignets | poignet | gorge)
(suis | assis* | debout) _2 (sur | au bord) _2 (toit | rambarde | parapet | corniche | rebord | pont | rails | balcon | bord) _8 (saut* | hesite | sais pas si | jeter | seul* | adieu)
(assis* | debout) sur (la | le) (rambarde | parapet | corniche | rebord) _3
(essaye | tente) ~ (de | d)? ~ (me pendre | me tuer | me suicider | mettre fin | m ouvrir | me noyer | me jeter | suicide)
(corde | ceinture | branche | poutre) _2 (casse | lache | cede | rompu*)
(corde) autour du cou
(pistolet | arme | fusil) _1 (dans la bouche | sur la tempe | contre la tempe)
`,
  },
  {
    id: 'frame.self_injury',
    category: 'self_injury',
    level: 3,
    subject: 'self',
    patterns: `
(je | j) (me | m) (coupe | brule | frappe | griffe | mords | scarifie | fais du mal | blesse | mutile | tape) _4 (bras | jambe* | cuisse* | poignet* | peau | briquet | lame | pour sentir | jusqu | quand | chaque fois | encore | expres)
(recommence | rechute | replonge) _4 (me faire du mal | me couper | scarifi* | lame | m automutiler)
(envie | besoin) _2 (me couper | me faire (du)? mal | me bruler | voir (du | le) sang | m ouvrir la peau)
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
(ma | mon) _1 (soeur | frere | amie | ami | fils | fille | mere | pere | copine | copain | femme | mari | cousine | cousin | collegue) _2 (dit | veut | va | parle | menace | m a dit) _4 (tuer | suicid* | mettre fin | mourir | se jeter | en finir | foutre en l air)
`,
  },
  {
    id: 'frame.everyday',
    kind: 'idiom',
    patterns: `
me suis (coupe | brule) (le | un) doigt
me suis (coupe | brule) _3 (cuisin* | epluchant | rasant | four)
suicide (politique | economique | commercial | professionnel)
`,
  },
  {
    id: 'frame.concern',
    kind: 'mark',
    mark: 'concern',
    patterns: `
(repond (plus | pas) | que faire | quoi faire | je fais quoi | aide* | inquiet* | peur | ce soir | maintenant)
`,
  },
];
