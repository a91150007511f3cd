import type { PatternGroup } from '../types.ts';

/** French: statements by mood and person: what would have been done, what was decided, reflexive verbs, those who fear for somebody. */
export const FRENCH_STATEMENTS: readonly PatternGroup[] = [
  {
    id: 'state.wish',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(autant | mieux vaudrait | mieux vaut | vaudrait mieux) _1 etre mort*
(a quoi (ca)? (sert | bon)) _4 (vive | vivre | continuer (a vivre)? | rester en vie)
(j aurais du | aurais du | fallait) _1 (mourir | crever | y rester) _3 (place | moi | aussi)
(derangerait pas | gener* pas | soulagerait | m arrangerait) qu _2 (camion | voiture | bus | train | accident) _3 (rentre dedans | renverse | ecrase | tue | emporte | fauche)
(que | qu) (le)? (bon dieu | dieu | seigneur | la mort) _1 (vienne me chercher | me prenne | me reprenne | m emporte)
(si seulement | dommage que) je n etais (jamais | pas) nee?
il n y (aura | a) pas de (demain | lendemain) pour moi
(n aurez | n auras | n auront) plus a vous? (soucier | occuper | preoccuper) de moi
(seule | unique) (facon | maniere) _8 (que je m arrete | que j arrete) _1 moi
(dormir | m endormir | me coucher) et (ne)? (plus)? (jamais | pas) (me)? reveiller
(veux | voudrais | aimerais) _1 plus (etre la | exister | vivre | me reveiller)
mon assurance vaut plus que moi
`,
  },
  {
    id: 'state.thought',
    category: 'suicide',
    level: 2,
    subject: 'self',
    holdsNegation: true,
    lifts: true,
    patterns: `
(me serais | serais) _1 (suicidee? | tuee? | pendue? | foutue? en l air | jetee? (sous | du | de | par) | tiree? une balle | flinguee? | supprimee?)
me serais (donne | deja donne) la mort
(me donner | se donner | donner) la mort
(je me (tuerais | suiciderais | pendrais | flinguerais) | jme (tuerais | suiciderais | pendrais | flinguerais))
(doigts | pret | prete | point | envie | tentee? | idee | pense | songe) _3 (a | de)? (me balancer | me jeter | me foutre | me pendre | me flinguer | m ouvrir les veines) _3 (fenetre | pont | train | metro | balcon | toit | en l air)?
(devrais | faudrait | pourrais) _2 (pas)? _1 (me pendre | me tuer | me suicider | me flinguer | m ouvrir les veines)
(jme dis | me dis | me dit) _1 (prends | avale) (les | tes) (cachets | medocs | comprimes | medicaments)
(mourir | mort) _4 par ma propre (volonte | main)
(menti) _8 (pas | n) _1 (d)? (idees suicidaires | idees noires | envie de mourir)
(peur) _2 (de)? (me faire (du)? mal | faire une (betise | connerie) | me tuer | passer a l acte | ce que je pourrais me faire)
(pourquoi | pk) (je (ne)? me | jme) (tue | suicide | pends | flingue) pas
(si | que) je me (tuais | suicidais | pendais | flinguais)
(idee | idees | pensees) _2 (de)? (mourir | suicide | suicidaires | me tuer) _4 (revien* | revenu* | lache* | quitte*)
(ai)? failli (sauter (sous | du | de | par) | me (jeter | pendre | tuer | suicider | foutre en l air | ouvrir les veines) | avaler (tous | toute) | en finir)
(a deux doigts | a 2 doigts | a un cheveu | sur le point) de (me | sauter | en finir | mettre fin)
(couteau | ciseaux | lame | cutter) _5 me (le | la | les)? (planter | enfoncer)
(s il ne tenait qu a moi | si ca tenait qu a moi | pour moi) _2 (serais | serai) (deja)? mort*
(j avalerais | avalerais | je prendrais) (tout | toute | tous) _3 (boite | cachets | comprimes | medicaments)
(compte | pense | prevois | envisage) (de)? mourir (avant | ce | cette | a | le)
(finir | finirai | terminer) par (me (tuer | suicider | pendre | foutre en l air) | en finir)
(moyen | facon | maniere) (la | le)? plus (rapide | simple | facile | douce) (de | pour) (mourir | me tuer | se tuer | en finir)
(veux | voudrais | envie d | envie de) (arreter de (vivre | exister | respirer) | cesser de (vivre | exister | respirer))
(repense | recommence a penser | pense encore | pense de nouveau) _2 (au suicide | a me tuer | a mourir | a en finir)
(ne)? (devrais | ferais mieux) _2 (pas)? me (pendre | tuer | suicider | jeter)
`,
  },
  {
    id: 'state.intent',
    category: 'suicide',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    lifts: true,
    patterns: `
(j ai decide | ai decide | decide | pris la decision | ma decision) _5 (me tuer | mourir | suicid* | en finir | me pendre | mettre fin | partir pour de bon | me donner la mort)
(me tuer | mourir | me suicider | en finir | mettre fin a mes jours) _4 (j ai decide | c est decide | ai pris la decision | ma decision | j ai tout ce qu)
(achete | trouve | j ai) _4 (ce qu il faut | tout ce qu il faut | le necessaire) pour (me tuer | mourir | en finir | me pendre)
(fixe | choisi | trouve) _1 (une | la | ma | le)? (date | jour) _6 (dors | calme | apaise* | serein* | bizarrement | mourir | paix)
(dites | dis | direz) a mes (enfants | parents) _4 n (etait | est) pas _1 (leur | sa) faute
dites a _2 n (etait | est) pas (leur | sa) faute
(couteau | lame | corde | arme | cachets) _2 devant moi _4 (faire | fais)
(lache prise | je pars | je m en vais) pour de bon _3 (soir | nuit | demain)
(au | sur le) bord du quai _8 (penche | train | sauter)
canon (dans | contre) ma (bouche | tempe)
(ce soir | cette fois) je (tire | saute | le fais | reussis | me rate pas)
(cette fois) _1 je (ne)? me (rate | loupe) pas
(sors | sortie) de l hopital _3 (recommence | je le refais | reessaie)
(donne | vendu) _6 (la)? ou je vais _3 (besoin)
(me tuer | mourir | me suicider | en finir | vivre | exister) .? (j ai decide | c est decide | ma decision est prise | c est tout vu)
(compte | prevois | envisage) (de)? mourir (avant | ce | cette | a | le)
compte (les | mes) (cachets | comprimes | medicaments) _6 (prends | prendre | avale)
`,
  },
  {
    id: 'state.act',
    category: 'suicide',
    level: 6,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(bu | avale) _2 (eau de javel | javel | deboucheur | destop | antigel | mort aux rats)
(sur | au) _1 (bord)? _1 (tracks | rails | voie ferree | voies) _8 (train | bye | adieu | pardon)
(roule | fonce | conduis) (vers | contre | sur) _1 (falaise | mur | arbre | ravin | vide)
(fenetre | balcon | toit | pont) _6 m apprete a sauter
(ai)? tout avale _4 (tard | merci | adieu | pardon)
(ouvert | ouvre) le gaz _8 (ferme* | fenetre* | adieu | dormir | mourir)
(passe | enjambe) (par dessus)? _1 (rambarde | parapet | garde corps)
de l autre cote (de la rambarde | du parapet | du garde corps)
sur le toit _8 (je saute | vais sauter | je me jette)
`,
  },
  {
    id: 'state.self_injury',
    category: 'self_injury',
    level: 3,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(bras | cuisses | jambes | poignets) _2 (couvert* | plein*) de (coupures | cicatrices | entailles | marques | brulures)
(me faire (du)? mal | me couper) _4 (soulage | calme | apaise)
(peux pas | arrive pas a) (m empecher | arreter) _1 (de)? (me couper | me bruler | me faire (du)? mal | me scarifier)
`,
  },
  {
    id: 'state.helper',
    category: 'suicide',
    level: 3,
    subject: 'other',
    urgent: true,
    firm: true,
    holdsNegation: true,
    patterns: `
(mere | pere | soeur | frere | fille | fils | amie | ami | copine | copain | mari | femme | grand mere) _6 (veut | voulait) en finir
(peur | crains | inquiet* | soupconne) _3 (mon | ma | un | une) _1 (pere | mere | soeur | frere | fils | fille | amie | ami | copine | copain | mari | femme | collegue) _2 (se suicide | se tue | suicidaire | veuille mourir | passe a l acte | fasse une betise)
(menace | dit | jure) _3 (de)? (se tuer | se suicider | va se tuer | va se suicider | se pendre)
(chum | blonde | copain | copine | mari | femme | soeur | frere | ami | amie | mere | pere) _1 (a)? (pris | avale) _3 (pilules | cachets | medocs | comprimes) _6
(fille | fils | soeur | frere | amie | ami | copine) se (coupe | scarifie | mutile | fait (du)? mal)
(amie | ami | soeur | frere | fille | fils | copine | copain) _6 (qu elle | qu il | elle | il) (ne)? veut plus (vivre | etre la | continuer)
`,
  },
  {
    id: 'state.abuse',
    category: 'abuse',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(beau pere | oncle | grand pere | pere | frere) _2 (vient | entre) dans (mon lit | ma chambre) _2 nuit
(papa | mon pere | maman | ma mere | beau pere) me (tape | frappe | bat | cogne)
(mari | copain | conjoint | mec) m a (encore)? (frappee | tapee | cognee | etranglee)
(si je (pars | parle | le quitte)) _4 (me tuer | me tue | tuera)
`,
  },
  {
    id: 'state.child_safety',
    category: 'child_safety',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(photo | photos | video*) _3 (nue | nu | deshabille*) _10 (ans | sinon | balance | parents)
`,
  },
  {
    id: 'state.psychosis',
    category: 'psychosis_mania',
    level: 3,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(cameras | puce | micros | micro) _1 (dans) (mes yeux | ma tete | mes dents | mon cerveau | mes murs)
(lisent | entendent | ecoutent) mes pensees
`,
  },
  {
    id: 'state.eating',
    category: 'eating_disorder',
    level: 3,
    subject: 'self',
    holdsNegation: true,
    patterns: `
laxatifs _10 (enorme | grosse | gros | malaise | maigrir | poids)
`,
  },
  {
    id: 'state.everyday',
    kind: 'idiom',
    patterns: `
plutot crever que _2 (porter | manger | mettre | regarder)
me tue a (vous | te | lui | leur) _1 (dire | repeter | expliquer)
deja pris mon (cachet | comprime | medicament)
mourir de (rire | honte | faim | chaud | froid | soif | ennui)
(decide | decide de) mourir de (rire | honte | faim)
(avale | mange | pris | bu) (tout | toute) (mon | ma | le | la) (repas | assiette | dejeuner | diner | gateau | pizza | soupe | cafe | vitamine* | petit)
en finir avec (ce | cet | cette | le | la | les | mon | ma) (projet | travail | dossier | examen* | demenagement | devoirs | these | rangement)
(me | se | s est) (coupe | coupee | suis coupe) (les | la | le) (ongles | cheveux | frange | barbe | poils)
(ami | amie | mari | femme | copain | copine | fils | fille | mere | pere) veut en finir avec (ce | cet | cette | le | la | les | son | sa) (projet | travail | dossier | examen* | demenagement | devoirs | these)
`,
  },
  {
    id: 'state.recent',
    kind: 'mark',
    mark: 'recent',
    patterns: `
(repense | recommence | de nouveau | revenu* | revien*)
`,
  },
  {
    id: 'state.concern',
    kind: 'mark',
    mark: 'concern',
    patterns: `
(si je (le | la)? (quitte | pars)) | menace | soupconne | peur que | garde ses cachets | y repond pu | reponds pas | au revoir a tout le monde | n arrete pas de dire
(elle | il) (ne)? repond pas
`,
  },
  {
    id: 'state.decided',
    kind: 'mark',
    mark: 'intent',
    patterns: `
(j ai decide | c est decide | ma decision est prise | j ai pris ma decision) .
`,
  },
];
