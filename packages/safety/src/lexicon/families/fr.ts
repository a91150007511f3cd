import type { PatternGroup } from '../types.ts';

const HEIGHT = `pont | toit | balcon | fenetre | falaise | viaduc | rebord | etage | parapet | terrasse | immeuble | tour | barrage | passerelle | corniche | rambarde | garde corps | grue`;
const TRACKS = `train | trains | rer | metro | quai | rails | voie | voies | gare | autoroute | camion | route | tram | tgv | platane`;
const WATER = `mer | riviere | fleuve | lac | eau | canal | seine | etang | ocean`;
const MEANS = `cachets | medocs | medicaments | comprimes | somniferes | pilules | corde | noeud | fusil | carabine | pistolet | revolver | arme | flingue | couteau | cutter | lame | lames | rasoir | poison | mort aux rats | insuline | gaz | javel | morphine | poutre | pharmacie`;

/** French: what is said in many words, family by family. */
export const FRENCH_FAMILIES: readonly PatternGroup[] = [
  {
    id: 'family.wish',
    category: 'suicide',
    level: 1,
    weak: true,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(pas | plus | pus | jamais) _2 (me reveiller | se reveiller | rouvrir les yeux | ouvrir les yeux | revenir | me lever) _6 (derang* | egal | mieux | soulag* | tant mieux | demain | pire | grave | matin | jamais)?
(derang* | aimer* | voudr* | espere | prie | souhait* | pourvu que | egal | mieux | soulag* | veux | reve | envie) _6 (pas | plus | pus | jamais | ne) _2 (me reveiller | me reveille | reveill* | exister | etre la | etre ici | rouvrir les yeux | revenir)
(exister | exist*) _1 (plus | pus)
(plus | pus) exister
(coeur) _4 (lache | s arrete | arrete de battre | cesse de battre | cede | me lache)
(envie | jalous* | j envie) _4 (morts | mort | ceux qui (sont morts | reposent | meurent | partent) | cimetiere | defunts | qui sont partis)
(espere | esperer | pourvu | j aurais aime | souhait* | prie* | pries) _8 (tumeur | cancer | maligne | malin | incurable | grave | accident | crise cardiaque | avc | reste la bas | ne revienne pas)
(qu un | si un | qu une | si une | que la) _1 (bus | camion | voiture | train | foudre | balle | metro | mort | tumeur | avion) _3 (me | m) _1 (renverse* | ecrase* | tue* | fauche* | percute* | emporte* | prenne | tombe)
(renverse | ecrase | fauche | foudroie | emporte) _6 (reglerait | arrangerait | soulag* | tant mieux | tout le monde)
(bon)? dieu _2 (m a oublie* | me rappelle | me reprenne | vienne me | prenez moi | prends moi | m oublie)
(attends | attend | j attends | attendre) _4 (la mort | mon tour | mon heure | que ca finisse | que mon coeur | la fin | la faucheuse | qu on vienne me chercher | chaque soir)
(vivement | j ai hate) _3 (la fin | que ca finisse | que ca s arrete | la mort | le trou | de partir)
(pourquoi) _4 pas moi
(aurait du | aurais du | devait) _3 (etre moi | mourir moi | mourir | etre a sa place | y passer)
(echanger* | prendre* | pris) _3 (ma place | sa place | leur place) _3
(vivre | la vie | exister | respirer) _3 (me saoule | me soule | me fatigue | m epuise | me pese | m ennuie | est trop | c est trop | une corvee | un supplice | une punition | ne vaut | n a plus de sens | plus de gout | me degoute)
(mourir | etre mort* | la mort | crever) _4 (repos* | soulag* | paix | delivrance | liberation | beau | cadeau | doux | douce | tentant | libere* | fait pas peur | fait plus peur | apaisant)
(repos*) _2 (pour de bon | eternel | enfin | pour toujours | definitiv*)
(me dissoudre | m effacer | m evaporer | m eteindre | disparaitre | m endormir) _6 (pour toujours | a jamais | definitiv* | jamais ete la | comme si | pour de bon | plus revenir | dans le neant | sans reveil | cachet)?
(jamais) _2 (ete la | ete ne* | exist* | du naitre | du exister | venu* au monde | nee)
(donner* | donnerais | offrirais) _4 (annees | ma vie | mes annees) _6 (quelqu un | qui en veut | qui merite)
(mieux | tranquilles | heureux | soulag* | leger*) _4 (sans moi | si j etais pas | si je n etais | si j etais mort* | si je disparaissais | quand je serai plus | si j existais pas)
(sans moi | si je n existais | si j existais | si je mourais | si j etais mort* | si je disparaissais | si j etais plus) _8 (mieux | heureux | tranquill* | soulag* | egal | personne | difference | respirer*)
(poids | fardeau | boulet | charge | parasite | de trop | encombr*) _3 (pour | tout le monde | ma famille | mes | les autres | partout | sur terre)?
(personne) _3 (manqu* | remarqu* | rendrait compte | apercev* | pleur* | s en fout | viendr*) _4
(marre | fatigue* | las | lasse | ras le bol | assez | saoule*) _3 (de vivre | de la vie | d exister | d etre en vie | de cette vie | d etre la | de respirer | de me lever)
(veux | voul* | envie | ai pas envie) _2 (plus | pus) _2 (vivre | etre la | exister | etre en vie | continuer | me lever | voir demain | avoir d anniversaire)
(vis | suis | reste | tiens) _3 (que | juste | seulement) _3 (enfants | chat | chien | mere | lache* | ose pas | gosses | pas le courage)
(sans (mes | mon | ma | les)) _2 (enfants | chat | chien | mere | gosses) _4 (longtemps | deja | plus la)
(a quoi bon | a quoi ca sert) _3 (vivre | continuer | se lever | me lever | rester | tout ca | exister)
(pourquoi | maudi* | erreur) _4 (je suis ne* | m a mis au monde | m avez faite* | m ont fait | d etre ne* | mise au monde | nee)
(me vois pas | verrai pas | passerai pas | passerai) _3 (vieill* | l hiver | noel | mes ## | l annee | mes # | ## ans)
(seigneur | mon dieu) _2 (reprends moi | prends moi | rappelle moi | viens me)
(si (j | je)) _3 (mourais | meurs | creve | crevais) _4 (grave | tant mieux | egal | pas grave | soulag*)
(que ca s arrete | que tout s arrete | que ca finisse | que tout finisse) _3
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
(imagin* | pens* | idee | envie | regard* | fantasm* | reve | vois | impuls* | tentation | passe | traverse | reste | arrive) _8 (${HEIGHT} | ${TRACKS}) _8 (saut* | jet* | tomb* | lach* | basculer | enjamb* | un pas | fini | attire* | volant)
(${HEIGHT} | ${TRACKS} | ${WATER}) _8 (imagin* | pens* | idee | envie | songe) _6 (saut* | jet* | tomb* | lach* | basculer | entrer | finir | couler | plus revenir | un pas)
(un pas) _4 (fini | et c est | suffirait | de trop | en avant | dans le vide)
(${HEIGHT} | ${TRACKS} | vide | ${WATER}) _2 (m | me) _1 (attire* | appelle* | tente* | aspire*)
(regarde | fixe | contemple | regard*) _4 (${MEANS} | ${HEIGHT} | ${TRACKS}) _6 (drole d oeil | autrement | differemment | pensant | pense | tentation | autre oeil | longtemps)
(si (je | j | jme)) _2 (sautais | me tuais | suicidais | me suicidais | me jetais | me pendais | mourais | me foutais | en finissais) _8
(caresse* | nourri* | rumin* | joue avec) _2 (l idee | idee) _6 (rejoindre | en finir | mourir | partir | disparaitre | volonte)
(le | la | les) rejoindre _6 (volonte | moi meme | plein gre | bientot | la haut | ciel | propre)
(de ma propre volonte | de ma main | de mes mains | de mon plein gre | par mes propres moyens | a ma facon)
(ces | les | des | certaines) _1 (pensees | idees) _2 (la | noires | sombres | suicidaires | reviennent | de mort | morbides | revenues | qui reviennent)
(calcule | cherche | liste | recens* | repere | pense a) _4 (facons | moyens | manieres | methodes | comment) _4 (disparaitre | mourir | partir | en finir | me tuer | crever)
(avaler | gober | boire | prendre) _6 (tout ce qu | pharmacie | tous les | la boite | le flacon) _6 (songe | pens* | envie | nuit)
(y)? (songe | songer) _6 (nuit | jour | souvent | oui)
(se donne | se donner | me donner | je me donne) la mort
(detruire | supprimer | effacer | eliminer) _2 (ce corps | mon corps | moi meme | ma personne | le detruire)
(pense a le detruire | habiter ce corps)
(deux doigts | bord | pas loin | a ca) _3 (commettre | faire une (connerie | betise) | irreparable | en finir | me foutre en l air | passer a l acte | craquer)
(commettre | faire) _1 (l irreparable | une connerie | une grosse connerie | une betise | un truc con) _3
(partie | part | quelque chose | voix | bout) _2 (de | en) moi _4 (veut | dit | reclame | hurle | pousse) _6 (tue | meure | mourir | saute | creve | en finir | parte | finisse)
(veut que) (j | je) (me)? (me tue | tue | saute | creve | meure)
(pense | pens* | songe*) _3 (comment partir | a partir | a abreger | abreger | a en finir | a disparaitre | a tout arreter | arreter la vie | a la balle | a me liberer)
(abreger | raccourcir | precipiter | hater) _3 (tout ca | moi meme | les choses | ma vie | la fin | souffrances)
(evasion | sortie | porte de sortie | solution | issue | depart | voyage) _3 (definitive | la definitive | finale | mort | de secours | sans retour)
(balle) _4 (me reserve | pour moi | garde pour moi | dans la tete)
(faudrait | faut | devrais) _3 (que je creve | que je meure | crever | que j en finisse | que je m en charge | disparaitre)
(envie) _4 (suicider | de me foutre en l air | de crever | de sauter | d en finir | unalive | de me tuer | d avaler)
(peur) _3 (de moi meme | de moi | de ce que je pourrais | de me faire | de rester seul*) _2
(ca fait mal | on souffre | c est long) _3 (mourir | de mourir | se noyer | se pendre | de sauter)
(tap* | cherch* | googl* | demand*) _6 (comment mourir | sans souffrir | sans douleur | quelle dose | combien de cachets | facon de mourir)
(enfer | paradis | pardonne) _6 (se donne la mort | se tue | se suicide | suicide)
(traverse* | conduis | roule) _4 (sans regarder | les yeux fermes | trop vite) _6 (expres | volontairement | pour voir | au cas)
(lacher le volant | lacher la barre | foncer dans | tourner le volant | plus freiner | pas freiner) _4
(qui me trouv* | me retrouv* | mon enterrement | mes obseques | viendrai* a mon) _6 (premier | pleur* | venir | viendr* | enterrement)?
(ressemble | passer pour | faire croire | maquill*) _2 (a)? (un)? accident
(unalive | sewerslide | kms | ctb | su1cide | suicid3 | se dc | me dc | dc de la vie | s u i c | m unalive | auto kill)
(quitt* | deco | deconnect* | log off | uninstall | desinstall* | ff) _6 (le serveur | la vie | de la vie | irl | la partie | ce monde | pour de vrai)
(aller simple | billet) _6 (anges | ciel | paradis | la haut | autre cote | enfer | sans retour)
(rejoindre | partir chez | aller chez) _2 (les anges | les etoiles | le ciel | l autre cote)
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
(c est) (pour)? (ce soir | cette nuit | demain | aujourd hui | maintenant | dimanche | vendredi) _4 (prepare | pret* | tout | fini | decide)
(tout) _2 (prepare | est pret | est prete | est regle | en ordre | planifie | organise) _8 (ce soir | demain | adieux | plus | fini | cette nuit | heure)?
(lettre | mot | lettres) _6 (sur la table | a cote des cles | sous l oreiller | dans le tiroir | ouvriront | quand je serai | sur le frigo | est ecrit* | sont ecrit* | prete*)
(ecri* | aide*) _6 (lettre | mot | adieu) _10 (quand je serai | enfants | se sente* | culpab* | mort* | partir | plus la)
(cachets | medocs | comprimes | pilules | fusil | arme | flingue | corde | lame) _4 (devant moi | a cote | sur la table | charge* | compte* | pret* | achete* | sorti* | dans la main | en main | sous la main | noue*)
(ma | la | une) (corde) _3 (achetee | est | prete | attend | dans)
(j ai | ai | garde | stock* | mis de cote | planque* | rassembl*) _4 (${MEANS}) _5 (achet* | de cote | devant | charg* | cache* | pret* | assez | suffis* | servirai | fois)
(garde | stocke | j ai) _2 (assez | suffisamment) _2 (de | d) _2 (${MEANS})
(donne | donnes | legue | vendu | distribue | laisse) _10 (plus besoin | aurai plus besoin | la ou je vais | quand je serai | plus rien)
(n)? (aurai | aurais | ai) _1 plus besoin _3 (de rien | la ou | de tout | de ca)?
(resilie | annule | cloture | solde | ferme) _6 (bail | comptes | compte | telephone | abonnements | electricite | contrats) _8
(moi aussi) _2 (au ## | je pars | je finis)
(serai) _3 (sur la voie | sur les rails | plus la | plus de ce monde | mort* | parti* | libre)
(demain | lundi | la semaine prochaine | a cette heure | bientot | dans # jours) _5 (je ne serai plus | je serai plus | je serai mort* | je serai parti* | je serai plus la)
(je ne serai plus | je serai plus la | je serai plus de ce monde) _3
(pars | partir | m en vais) _4 (ce soir | demain | pour de bon | pour toujours) _6 (reviendrai pas | reviens pas | sans retour | jamais)?
(ne)? (reviendrai | reviendrais) (pas | plus | jamais) _4
(pas de retour | sans retour | aller simple | retour prevu)
(dites | dis) _3 (que je l aime | que je les aime | que je t aime | a maman | a mes enfants) _6
(c est decide | ma decision est prise | j ai pris ma decision | j ai decide | decision irrevocable | ma decision) _8 (tue | partir | mourir | finir | cette nuit | ce soir | executer* | avant | jours | fin | suicid*)
(j executerai | je l executerai | je le ferai | jv le faire | je vais le faire | je le fais | jle fais) _6 (cette nuit | ce soir | demain | pas la peine | ce week end | quand | lundi | mercredi)?
(jv | je vais | jvais) le faire
(attends | j attends) _6 (que | soient) _8 (pour le faire | pour partir | pour en finir | pour passer a l acte)
(une fois | des que | apres | quand) _10 (je me donne la mort | j en finis | je me tue | je pars pour de bon | je m en vais | je me fume | jme fume | jme tue)
(jme | je me) (fume | tue | bute | flingue | pends | jette | fous en l air | supprime | suicide) _4 (apres | ce soir | demain | avant | cette nuit | ensuite | mercredi | vendredi | dimanche)
(apres | ce soir | demain | cette nuit | vendredi | dimanche | mercredi) _3 (jme | je me) (fume | tue | bute | flingue | pends | jette | supprime | suicide)
(j ai | ai) _1 (un plan | une date | un endroit | la date | le jour | l endroit) _6
(repere | choisi | trouve) _4 (le toit | l endroit | le lieu | le pont | la falaise | l arbre | le jour | la date | l heure | un hotel)
(falaise | pont | toit | viaduc | voie | rails) _8 (cinq minutes | a pied | personne le | pas de retour | derniere | mercredi donc)
(fait | faire | faits | fais) _1 (mes | les | tous mes) adieux
(adieux) _3 (faits | sont faits | sur snap)
(ne cherchez pas | cherchez pas | n essayez pas | inutile) _3 (a me retenir | a me retrouver | de me retenir | de m appeler | de me chercher | a m en empecher)
(pas la peine | inutile) _1 (de repondre | de chercher | d appeler)
(derniere | dernier) _1 (game | partie | verre | nuit | repas | message | lettre | cigarette | fois | sourire | noel) _6 (apres | je pars | adieu | bye | ensuite | jme | avant)
(prends | garde | je te laisse | je vous laisse) _5 (skin | chat | chien | compte | guitare | affaires | bijoux) _8 (derniere | plus besoin | plus la | moi c est | je pars)
(connais | sais) _2 (l heure) _2 (du | de) _2 (train | dernier)
(fusil | arme | carabine) _3 (est sorti | charge | chargee | sortie | sur les genoux)
(enjambe) _3
(occup* | prenez soin | prends soin) _4 (chat | chien | enfants | gosses | maman) _8 (plus la | parti* | partie | adieu)
(y)? (reste) (# | ## | six | trois | deux | cinq | quelques) jours _3
(compte) _1 (a rebours | les jours | les heures) _3
`,
  },
  {
    id: 'family.act',
    category: 'suicide',
    level: 6,
    weak: true,
    subject: 'self',
    patterns: `
(jambes | pieds) _3 (parapet | vide | rambarde | rebord)
(on m a) _1 (dependu* | decroche* | repeche* | sorti* de l eau)
(gaz) _3 (ouvert | allume) _6 (porte | calfeutre* | fenetre*)?
(sorti* | sortie) de (rea | reanimation) _6 (recommence | seul* | recommencer*)
(j ai saute | jai saute | me suis jete*) _8
(injecte) _3 insuline _4
(essai | repetition) _4 (ceinture | corde | noir | lache)
(c est fait) _6 (attends | agisse | trop tard)
(moteur) _2 (tourne | allume) _4 (garage)?
(garage) _4 moteur tourne
(avale) _3 (premiers | premieres | moitie | deux) _6
(baignoire) _4 (remplit | pleine) _8 (avale | lame | cachets)
(viens d | j ai | ai | deja) ~ (juste)? ~ (avaler | avale | pris | prendre | bu | gobe) _2 (tout* | tous | deux | trois | boite* | flacon | plaquette* | javel | poison | ## | overdose | tube)
(j ai | jai | ai | viens de | viens d) _2 (pris | avale | gobe | bu | ingere | avaler | prendre | gober | boire | siffle) _3 (toute | tout | toutes | tous | la boite | une boite | le flacon | la plaquette | un flacon | ## | vingt | trente | quarante | soixante | deux boites | trois plaquettes | plein de | une poignee | javel | antigel | mort aux rats | deboucheur | poison) _4
(tout avale | tout pris | toute la boite | la boite entiere | toute la plaquette)
(me suis | m suis) _2 (ouvert | coupe | tranche | entaille | taille) _2 (veines | poignets | gorge | poignet)
(saigne | sang) _3 (s arrete pas | arrete plus | partout | beaucoup | trop | coule plus)
(j ai | jai) _1 (ouvert | allume) _2 (gaz | le charbon | le barbecue | moteur) _6
(je suis | chui | suis | assis | assise | debout) _3 (de l autre cote | du mauvais cote | sur le rebord | sur la rambarde | au bord du | enjambe) _6
(corde | ceinture | drap) _3 (cou | casse | lache | autour | noue*)
(arme | flingue | canon | fusil) _3 (bouche | tempe | tete | menton)
(j ai | jai) _2 (essaye | tente) _3 (me tuer | me suicider | me pendre | en finir | me noyer | mes jours | sauter | m etrangler) _4
(hier | aujourd hui | tout a l heure | ce matin | cette nuit) _6 (failli sauter | failli me | tente | essaye | enjambe | on m a rattrape* | on m a trouve* | decroche*)
(ca a (pas | rate) | ca n a pas marche | lavage d estomac | on m a retrouve a temps) _4
(commence a) _2 (avoir sommeil | dormir | tourner | plus sentir | faire effet | somnoler | partir)
(c est fait | trop tard) _4 (pardon | adieu | cachets | desole* | merci | sang)
`,
  },
  {
    id: 'family.self_injury',
    category: 'self_injury',
    level: 3,
    weak: true,
    subject: 'self',
    patterns: `
(me | jme) (brule* | tape | cogne | frappe | mords | griffe | pique | arrache | pince | entaille | taillade | gratte | lacere | blesse | coupe) _4 (briquet | cigarette | tete | mur | cuisse* | bras | cils | cheveux | peau | poignet* | jambe* | compas | sang | moi meme | jusqu a | quand | ventre | ongles | lame | mains)
(tete | poing | poings | front) _3 (contre | dans) _2 (mur | porte | casier | carrelage)
(manches longues | pull | bracelets | sweat) _8 (chaleur | ete | canicule | cacher | cicatrices | traces | marques | personne | bahut | bras)
(cicatrices | marques | traces | entailles | coupures | scarifications | traits) _5 (bras | cuisse* | poignet* | jambe* | cache* | piscine | nouvelle* | ventre | partout)
(lames | lame | cutter | rasoir | taille crayon | compas) _5 (planque* | cache* | trousse | maquillage | tiroir | coque | sac | oreiller | jours)
(planque | cache) _3 (lames | lame | cutter | rasoir)
(voir)? (couler)? (le)? sang _6 (respire | calme | apaise | soulage | vivant* | seul moment)
(entaille | coupure | plaie) _5 (profonde | saigne | habitude | torchon | points | medecin | s ouvre)
(arrache) _4 (cils | peau | cheveux | ongles) _6 (arreter | sang | bouts | trous)?
(jours | mois | semaines | an | ans) _1 sans _1 (lame | me couper | me scarifier | coupure | le faire | sh) _8 (rechut* | ce soir | hier | et puis | recommence* | replonge*)
(rechut* | replong* | recommence* | craque) _4 (lame | coupure* | sh | s c a r | scar* | bras | couper | hier)
(une coupure | une entaille | une lame) _4 (note | erreur | faute | chaque | regle)
(chaque) _6 (une coupure | une entaille | un trait | je me coupe)
(re sh | resh | sh | scari* | s c a r i | auto mutil* | automutil*) _4 (hier | encore | rechute | soir | bras | bracelets)
(douleur) _4 (sentir | vivant* | calme | besoin | soulage | merite)
(me punir | me punis | merite) _4 (couper | coups | douleur | bruler | affamer)
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
    holdsNegation: true,
    patterns: `
(mon | ma) _1 (frere | soeur | ami | amie | fils | fille | mere | pere | copain | copine | femme | mari | cousin | cousine | collegue | grand pere | grand mere | ex | eleve | voisin* | pote) _6 (veut mourir | veut se tuer | va se tuer | veut se suicider | veut plus vivre | ne veut plus vivre | a laisse une lettre | lettre d adieu | a avale | s est taillade* | nous a dit adieu | menace de se tuer | menace de se suicider | parle de se tuer)
`,
  },
  {
    id: 'family.past',
    kind: 'mark',
    mark: 'past',
    patterns: `
(en | depuis | c etait en) (1985 | 1986 | 1987 | 1988 | 1989 | 1990 | 1991 | 1992 | 1993 | 1994 | 1995 | 1996 | 1997 | 1998 | 1999 | 2000 | 2001 | 2002 | 2003 | 2004 | 2005 | 2006 | 2007 | 2008 | 2009 | 2010 | 2011 | 2012 | 2013 | 2014 | 2015 | 2016 | 2017 | 2018 | 2019 | 2020 | 2021 | 2022 | 2023)
(il y a) _2 (ans | mois | annees | longtemps | decennies) _1
(ca fait) _2 (ans | mois | annees | longtemps) _1 que
(a) (# | ## | dix | quinze | seize | vingt | quatorze | douze | treize | trente) ans
(a l epoque | en ce temps la | dans les annees (## | quatre vingt | soixante) | dans ma jeunesse | jadis)
(j ai eu | j avais | j ai connu | j ai traverse) _3 (periode | phase | passage) _3
`,
  },
  {
    id: 'family.remission',
    kind: 'mark',
    mark: 'remission',
    patterns: `
(je m en suis sorti* | je suis sorti* du trou | derriere moi | j ai demande de l aide | aujourd hui j aime | j aime la vie | j aime ma vie | je veux vivre | n y pense plus | y pense meme plus | plus jamais | m a sauve* | aujourd hui je vis | aujourd hui je ris | me scarifie plus | me coupe plus | me fais plus de mal)
`,
  },
  {
    id: 'family.denied-after',
    kind: 'mark',
    mark: 'postNeg',
    patterns: `
(c est | est) pas _1 (mon truc | pour moi | mon genre | une option | une solution)
(j ai repondu | j ai dit) que? non
(non non | pas du tout | jamais de la vie | hors de question | surement pas | bien sur que non)
(politique | electoral | professionnel | social | financier | commercial)
(de mon voisin | c est de mon | de mon boulot) _4 (que je parle | dont je parle)
`,
  },
  {
    id: 'family.info',
    kind: 'mark',
    mark: 'info',
    patterns: `
(protocole | depistage | maison de retraite | reportage | journaliste | enseignant* | professeur* de | etudiant* en | infirmier* | psycholog* | assistante sociale | atelier | colloque | conference | histoire de | siecle | poete | ecrivain | romancier* | peintre | chanteur | chanteuse | actrice | arbre genealogique | expose | dossier de presse)
`,
  },
  {
    id: 'family.idioms',
    kind: 'idiom',
    patterns: `
(vas | va | vont | allez) me tuer
(c est | serait | du) _1 suicide
(du suicide) 
(me pendre | me tuer | me jeter) _2 (ptdr | mdr* | lol | jpp)
(trop le seum | j ai le seum) _14 (me pendre | me tuer | mourir | crever | sauter)
`,
  },
  {
    id: 'family.named',
    kind: 'mark',
    mark: 'named',
    patterns: `
(suicide | suicides | automutilation | scarification | scarifications)
tentative de suicide
tentatives de suicide
ideation suicidaire
`,
  },
  {
    id: 'family.denied',
    kind: 'idiom',
    patterns: `
(saut | sauter) _3 (elastique | parachute | plongeoir)
(fait | font) _2 ans que je ne me scarifie plus
`,
  },
];
