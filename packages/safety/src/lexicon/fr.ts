import { FRENCH_CONCEPTS } from './concepts/fr.ts';
import { FRENCH_FRAMES } from './concepts/fr-frames.ts';
import { FRENCH_STATEMENTS } from './concepts/fr-statements.ts';
import { FRENCH_CRISES } from './families/crises-fr.ts';
import { FRENCH_FAMILIES } from './families/fr.ts';
import { FRENCH_SIGNS } from './signs/fr.ts';
import type { LanguagePack } from './types.ts';

/** French. */
export const fr: LanguagePack = {
  language: 'fr',
  common: `je j me m moi mon ma mes tu te t toi ton ta il elle on nous vous ils elles se s le la l les un une des du de d à a au aux en y dans par pour sans que qu qui ne n pas plus et ou ni si ce c ça ca cela cette cet
veux voudrais voulais vouloir envie suis es est sont été ai as avons ont avais avait être avoir fait faire vais va aller vie vivre jour jours nuit nuits soir aujourd hui demain maintenant toujours jamais rien tout tous toute toutes personne quelqu autre fois temps ans an maison gens monde mère père
fils fille ami amie famille frère soeur bien mal mieux peux peut pouvoir peur sais pense penser pensé continuer continue dormir réveiller manger plan lettre laisser laissé écrit pont train voiture mort tête corps bras jambe jambes sang bouche main mains raison sens trop très bon
mais où quand comment pourquoi parce car comme fin finir vite bientôt tôt ici là prendre pris prends fatigué fatiguée sur sous vers entre même encore déjà ici chez avec lui leur leurs 1 2 3 4 5 10 deux trois faim eau rue hier semaine mois coup partir passer jette dit`,
  macros: `
filler = vraiment | juste | trop | tellement | toujours | encore | aussi | plus | tres | simplement | franchement | litteralement | totalement | completement | parfois | souvent | la | ce | soir | maintenant | deja | bien | meme | seulement | tout | le | temps | bientot | de | d | que | y | grave
neg = ne | pas | n | jamais | sans | rien | personne | aucun | aucune | ni | pu
want = jveux | j veux | jve | (je)? (veux | ve | veut | voudrais | voulais | souhaite | souhaiterais | desire | prefere | prefererais | aimerais | aurais voulu) | j (ai | avais) envie de | ai envie de | envie de | envie d | j ai envie d | ai envie d | ai vraiment envie de | ai juste envie de | besoin de | pense a | penser a | pensais a | pense souvent a | pense tout le temps a | pense serieusement a | pensees de | idee de | idees de | songe a | songe serieusement a | je reve de | reve de | j envisage de | envisage de | envisage le | envisage l | ai pense a | ai deja pense a | tente de penser a | hate de | l idee de | pulsion de | pulsions de | j imagine | imagine | pensees | pensais au | pense au | penser au | l envie de | l envie d | obsede par l idee de | arrete pas de penser a | arrete pas de penser au | tente par le | tentee par le | tente par l idee de | rever de
killself = me tuer | me suicider | suicide | suicider | mettre fin a mes jours | mettre fin a ma vie | mettre fin a tout | mettre un terme a ma vie | mettre un terme a mes jours | mettre un terme a tout | en finir | en finir avec la vie | en finir avec tout | m oter la vie | m enlever la vie | m enlever | me donner la mort | me foutre en l air | me supprimer | me buter | me flinguer | me faire disparaitre | disparaitre de ce monde definitivement | quitter ce monde | quitter cette terre | quitter cette vie | partir pour toujours | attenter a mes jours | m oter de la circulation | me desvivre | me unalive | mettre fin a cette vie | mettre fin a mes souffrances | mettre fin a ma souffrance | mettre fin a mon existence | me tuez | passer a l acte | me crever | ma propre mort
method = me pendre | me jeter _4 (pont|train|metro|fenetre|balcon|toit|rails|vide|immeuble|voiture|camion|falaise|seine|bus|rer) | sauter _4 (pont|fenetre|balcon|toit|vide|immeuble|falaise|etage) | me tirer une balle | me mettre une balle | me tirer _3 (tete|bouche) | me trancher (les veines|la gorge|les poignets) | m ouvrir les veines | me tailler les veines | me couper les veines | m ouvrir les poignets | me noyer | m empoisonner | avaler (tous|toute|une boite|toute la boite|plein) _3 | prendre (tous mes|toute la boite|toute ma boite|une boite de) _3 | overdose | faire une overdose | foncer dans un (arbre|mur) | m asphyxier | m immoler | me faire sauter la cervelle | boire de la javel | me defenestrer | m etouffer | me jeter sous | me jeter du | me vider de mon sang | m electrocuter | me poignarder | foncer en voiture
pills = medicaments | medocs | cachets | comprimes | pilules | somniferes | anxiolytiques | antidepresseurs | doliprane | dolipranes | paracetamol | xanax | lexomil | valium | gelules | javel | poison | mort aux rats | insuline | stilnox | seresta | tranquillisants
`,
  groups: [
    ...FRENCH_CONCEPTS,
    ...FRENCH_FRAMES,
    ...FRENCH_STATEMENTS,
    ...FRENCH_FAMILIES,
    ...FRENCH_CRISES,
    ...FRENCH_SIGNS,
    {
      id: 'suicide.wish',
      category: 'suicide',
      level: 1,
      subject: 'self',
      patterns: `
$want ~ (mourir | crever | etre mort | etre morte | etre mort e | la mort | disparaitre | ne plus exister | ne plus vivre | ne plus etre la | ne pas exister | ne jamais etre ne | ne jamais etre nee | ne pas etre ne | m endormir et ne (plus | jamais | pas) _2 | dormir et ne (plus | jamais | pas) _2 | ne plus me reveiller | ne pas me reveiller | dormir pour toujours | que tout s arrete | que ca s arrete | que tout soit fini | que tout finisse | que ca se termine | que ma vie s arrete | plus vivre | plus exister | plus etre la | plus etre en vie | arreter de vivre | cesser d exister | cesser de vivre | ne plus me lever jamais | rejoindre _3 (ciel | paradis | mort))
(merite | devrais) ~ (de)? ~ (mourir | crever | etre mort | etre morte)
(je veux | veux | j aimerais | besoin) ~ que ~ (tout | ca | cette douleur | la douleur | ma vie | cette souffrance) ~ (s arrete | cesse | se termine | finisse | soit fini | s arrete enfin)
`,
    },
    {
      id: 'suicide.passive',
      category: 'suicide',
      level: 1,
      subject: 'self',
      holdsNegation: true,
      patterns: `
si je (mourais | meurs | disparaissais | disparais | crevais) _6 (personne | tout le monde | nul) _4 (remarque* | pleure* | mieux | fout* | regrette* | soulag* | manque*)
(personne) ~ (ne)? ~ (le)? (remarquerait | remarquera) _3 (si je | ma mort)
(ai | a | ont) ~ (plus | pas) ~ (du tout)? ~ envie de (vivre | continuer | me reveiller | me battre | etre la)
sans moi _4 (mieux | plus heureux | soulages)
(voudrais | veux | aimerais | prefererais | j aurais voulu | aurais prefere | espere | prie pour | souhaite) ~ (que)? ~ (etre | ne pas | ne jamais | ne plus | mourir | pouvoir)? ~ (mort | morte | mourir | etre ne | etre nee | naitre | exister | existe | me reveiller | reveiller demain | dans mon sommeil | etre mort | etre morte | disparaitre)
(ne)? ~ (veux | peux | supporte | ai | ai plus | arrive | trouve | vois | merite | veut | pe) ~ (plus | pas | aucune | pu | rien | aucun) ~ (envie de | envie d | la force de | raison de | raison d | de raison de | de raisons de | le courage de | le droit de | sens a | de sens a | d interet a | l envie de | gout a | a | de)? ~ (vivre | la vie | cette vie | ma vie | exister | continuer | continuer a vivre | etre la | etre en vie | etre vivant | etre vivante | rester en vie | me reveiller | vivre comme ca | avancer | continuer comme ca | continuer a exister)
(la | ma | cette) vie ~ (ne | n)? ~ (vaut | a | merite) ~ (plus | pas | aucun | pu) ~ (la peine | le coup | de sens | sens | aucun sens | d etre vecue | rien | d interet | la peine d etre vecue)
vivre ~ (ne | n)? ~ (vaut | a | sert) ~ (plus | pas | a) ~ (la peine | aucun sens | de sens | rien)
(a quoi bon) ~ (vivre | continuer a vivre | rester en vie | continuer)
(marre | fatigue | fatiguee | lasse | las | ras le bol | epuise | epuisee | assez | j en peux plus) ~ (de | d) ~ (la)? ~ (vivre | vie | cette vie | ma vie | exister | etre en vie | etre vivant | vivre comme ca)
(mieux | plus heureux | plus heureuse | mieux lotis | tranquilles | soulages) ~ (sans moi | si j etais (mort | morte | plus la) | si je n existais (pas | plus) | si je mourais | si j etais pas la | si je disparaissais | si je n etais (pas | plus) (la | ne | nee)? | mort | morte)
(serait | serais | serait mieux | ferais) ~ mieux ~ (mort | morte | de mourir | si je mourais | de disparaitre | de crever)
(personne) ~ (ne)? ~ (me | m) ~ (regrettera | regretterait | pleurera | pleurerait | regretterais)
je ne manquerai* a personne
(si je (mourais | meurs | disparaissais | disparais)) _3 (personne | tout le monde) _4 (remarque* | pleure* | mieux | s en fout* | regrette* | soulag* | manque*)
(plus | pas | aucune | aucun | n ai) ~ (de | d)? ~ (raison | raisons | motif | envie | but | force) ~ (de | d | pour | a) ~ (vivre | continuer a vivre | exister | rester en vie | rester | continuer | continuer a exister)
(rien) ~ ne me (retient | rattache a la vie | retient ici)
(jamais du naitre | pas du naitre | pas demande a naitre | deteste etre en vie | deteste vivre | hais ma vie | hais vivre | la mort serait un soulagement | mourir serait un soulagement | mourir serait plus simple | la mort me semble | prefere mourir | je prefererais mourir | plutot mourir | plutot crever | que dieu me prenne | dieu prends moi | j attends la mort | la mort m attire | peu importe si je meurs | m en fiche de mourir | m en fous de mourir | m en fous de crever | ca m est egal de mourir | ca ne me derangerait pas de mourir | ca me derangerait pas de mourir | j aimerais qu une voiture me | si je pouvais ne plus me reveiller | si seulement je pouvais mourir | si seulement j etais mort | si seulement j etais morte)
(je suis | etre | d etre | suis) ~ (un poids | un fardeau | une charge | un boulet) ~ (pour) ~ (tout le monde | ma famille | les autres | mes parents | mes enfants | mes proches | eux)
`,
    },
    {
      id: 'suicide.active',
      category: 'suicide',
      level: 2,
      lifts: true,
      patterns: `
$killself
$want ~ $killself
(pensees | idees | envies | pulsions | tendances | pensee | idee) ~ (suicidaires | suicidaire | noires et je veux mourir | de mort | de suicide)
(je suis | suis | me sens | je me sens) ~ suicidaire
(suicide | mort | mourir) ~ (est | me semble) ~ (la | ma)? ~ (seule | unique | mieux) ~ (solution | issue | option | sortie | reponse)
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
(me tuer | me suicider | en finir) ~ (avec) _3 ($pills | couteau | arme | corde | lame)
`,
    },
    {
      id: 'suicide.intent',
      category: 'suicide',
      level: 4,
      subject: 'self',
      lifts: true,
      patterns: `
(je vais | vais | j vais | je compte | compte | j ai decide de | j ai decide d | ai decide de | ai decide d | j ai l intention de | ai l intention de | je suis decide a | je suis decidee a | suis decide a | suis decidee a | suis pret a | suis prete a | sur le point de | sur le point d | je m apprete a | je prevois de | prevois de | je planifie de | j ai prevu de | ai prevu de | pris la decision de | pris la decision d | resolu a | je dois | il faut que j | suis en train de planifier de | m apprete a) ~ ($killself | $method | mourir ce soir | mourir aujourd hui | mourir demain)
je (me tue | me suicide | me pends | me fous en l air | me jette | saute du | m en vais pour toujours | me flingue)
(je me tuerai | me suiciderai | je me pendrai | je mettrai fin a mes jours | je me jetterai | j en finirai)
(adieu | ceci est mon dernier | c est mon dernier | dernier message | derniere lettre | pardonnez moi | pardon maman | mon dernier jour | ma derniere nuit) _8 (monde cruel | pour toujours | plus la | je vous aime | j en peux plus | message | nuit | a tous | tout le monde | monde | finir | mourir | c est fini)?
(peux | promets | jure | garantis) ~ (pas) ~ (te | vous)? ~ (promettre | garantir | jurer | assurer)? ~ (que)? ~ (je)? ~ (de)? ~ (ne)? ~ (vais)? ~ (pas | rien) ~ _2 (me tuer | me faire du mal | faire de betise | faire une betise | en vie | me suicider | passer a l acte | faire quelque chose | faire)
(demain | bientot | quand (tu liras | vous lirez) (ca | ceci)) ~ (je)? ~ (ne)? ~ (serai | serais) ~ (plus | pas | deja) ~ (la | de ce monde | en vie | vivant | vivante | mort | morte)
(essaye | tente | essaie | tentative | tentatives | fait une tentative) ~ (de | d) ~ ($killself | $method | suicide)
`,
    },
    {
      id: 'suicide.plan',
      category: 'suicide',
      level: 5,
      subject: 'self',
      patterns: `
(j ai | ai | j ai fait | j ai deja) ~ (un | mon | tout | le | deja)? ~ (plan | plans | prevu | planifie | prepare | organise | date) ~ (pour | de | d | comment) ~ _2 ($killself | $method | mourir | suicide | comment et quand | comment faire | ma mort)
(j ai | ai | suis en train d | viens d | laisse) ~ (deja)? ~ (ecrit | ecrire | redige | prepare | laisse) ~ (ma | une | la | mes | des)? ~ (lettre | lettres | mot | mots | note) ~ (d | de)? ~ (adieu | suicide | adieux | fin)
(j ai | ai | possede) ~ (achete | prepare | trouve | stocke | mis de cote | garde | une | la | les | deja achete | un | recupere | accumule) ~ (la | une | les | des | un | assez de | tous les | mes | le)? ~ (corde | cachets | medicaments | medocs | arme | pistolet | fusil | couteau | lame | somniferes | comprimes | poison) _8 ($killself | $method | mourir | le faire | ce soir | pret | prete | prets | en finir | chargee | charge | demain)
($killself | $method | je me tue | je le fais | je le ferai | je vais le faire | me suicide | je meurs) ~ (ce soir | cette nuit | demain | aujourd hui | ce week end | vendredi | samedi | dimanche | lundi | dans quelques heures | la semaine prochaine | quand tout le monde dormira | apres le travail | apres les cours)
(ce soir | cette nuit | demain | aujourd hui | dimanche | vendredi | samedi) ~ (c est le jour ou)? ~ (je)? ~ (vais | me | j | en)? ~ ($killself | $method | tue | suicide | en finis | finis | pends | jette | saute | passe a l acte)
(corde | arme | fusil | pistolet) ~ (est) ~ (prete | pret | chargee | charge | accrochee | attachee)
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
(je viens de | viens d | viens de | j ai | ai | je viens d) ~ (tout | deja | juste)? ~ (prendre | avale | avaler | pris | ingere | bu | boire | ingerer | gobe) ~ (tous | toute | tout | une | un | la | # | plein | trop | beaucoup | plus de | deux | trois | vingt | trente | quarante | cinquante | le | les) _4 $pills
(je viens de | j ai | viens de | je me suis | me suis) ~ (me)? ~ (couper | ouvert | coupe | ouvrir | tranche | taillade | trancher) ~ (les) ~ (veines | poignets)
(je viens de) (m ouvrir | me couper | me trancher) les (veines | poignets)
(je suis | suis | assis | debout | assise | me tiens) ~ (sur | au | au bord | en haut)? _3 (pont | toit | rebord | rails | balcon | fenetre | parapet | falaise | quai | voies) _6 (sauter | sauter | me jeter | vais | pret | prete | adieu | saute | finir | vide)
(j ai | avec | je tiens) ~ (une | la | un | le) ~ (arme | couteau | lame | corde | pistolet | fusil) ~ (dans (la main | ma main | la bouche | les mains) | sur la tempe | autour du cou | contre | sous la gorge | sur le poignet | a la main)
(j ai | viens de | ai | je viens de | je viens d) ~ (essaye | tente | essayer | tenter) ~ (de | d) ~ ($killself | $method) ~ (hier | ce soir | cette nuit | ce matin | aujourd hui | hier soir | il y a une heure | tout a l heure | il y a quelques heures | a l instant)
(hier | hier soir | ce matin | cette nuit | aujourd hui) ~ j ai ~ (essaye | tente) ~ (de | d) ~ ($killself | $method)
(je suis en train de mourir | je fais une overdose | les cachets font effet | les medicaments font effet | je me vide de mon sang | je suis en train de faire une overdose | sur le point de sauter | la corde autour du cou | corde est autour de mon cou | une boite entiere)
`,
    },
    {
      id: 'self_injury',
      category: 'self_injury',
      level: 3,
      patterns: `
me suis ~ _1 (scarifie | scarifiee | mutile | mutilee | taillade | tailladee | coupe | coupee | brulee | fait du mal)
(je)? (me) ~ (scarifie | mutile | coupe | brule | fais du mal | frappe | blesse | griffe | taillade | suis coupe | suis coupee | suis scarifie | suis scarifiee | suis mutile | suis mutilee | suis brule | suis brulee | suis fait du mal | suis blesse | coupais | scarifiais) 
(me scarifier | me mutiler | me couper | me bruler | me faire du mal | me blesser | me taillader | m automutiler | automutilation | scarification | scarifications | m automutile | me faire saigner | me frapper | auto mutilation | me lacerer)
(cicatrices | coupures | entailles) ~ (sur | aux) ~ (mes | les) ~ (bras | cuisses | jambes | poignets)
`,
    },
    {
      id: 'suicide.other',
      category: 'suicide',
      level: 3,
      subject: 'other',
      lifts: true,
      patterns: `
(veut | va | pense a | a essaye de | a tente de | dit qu il veut | dit qu elle veut | menace de | parle de | a dit qu il voulait | a dit qu elle voulait | voulait | songe a) ~ (se)? ~ (tuer | suicider | se tuer | se suicider | mourir | en finir | se pendre | se jeter | mettre fin a ses jours | se faire du mal | suicide)
`,
    },
    {
      id: 'suicide.bereavement',
      category: 'suicide',
      level: 0,
      subject: 'other',
      time: 'past',
      patterns: `
(s est | se sont) (suicide | suicides | suicidee | pendu | pendue | tue | tuee | donne la mort | ote la vie)
(mis fin a ses jours | mort par suicide | morte par suicide)
`,
    },
    {
      id: 'method_seeking',
      category: 'method_seeking',
      level: 4,
      firm: true,
      subject: 'self',
      patterns: `
(comment | quel est le | quelle est la | quels | combien | quelle | moyen | moyens | methode | methodes | facon | maniere) _4 (me tuer | me suicider | mourir sans souffrir | mourir rapidement | mourir sans douleur | me pendre | en finir rapidement | dose mortelle | dose letale | pour mourir | mourir facilement | mourir vite)
dose (letale | mortelle) (de | d | du)
combien de $pills ~ _3 (mourir | me tuer | overdose | mortel | mortelle | tuer)
(methode | moyen | facon | maniere) ~ (la plus | le plus)? ~ (indolore | rapide | facile | sans douleur | efficace) ~ (pour | de) ~ (mourir | se suicider | me tuer | me suicider | se tuer)
`,
    },
    {
      id: 'overdose',
      category: 'overdose_poisoning',
      level: 6,
      firm: true,
      time: 'now',
      patterns: `
(a | ai | vient d | viens d) ~ (avale | bu | pris | ingere | avaler | mange) ~ _2 (trop de | javel | produit | mort aux rats | poison | pile | lessive | detergent | antigel | surdose) _2 ($pills)?
(overdose | surdose) ~ _3 (aide | heroine | fentanyl | maintenant | hopital | fils | urgence)
`,
    },
    {
      id: 'harm',
      category: 'harm_to_others',
      level: 5,
      subject: 'self',
      patterns: `
(je vais | vais | je veux | envie de | pense a | j ai envie de | je compte | songe a) ~ (le | la | les)? ~ (tuer | poignarder | abattre | egorger | etrangler | empoisonner | assassiner | tirer sur | frapper | buter | massacrer) ~ _2 (mon | ma | mes | lui | eux | quelqu un | tout le monde | chef | mari | femme | voisin | prof | gens | ex | pere | mere | bebe | patron)
(je vais | je veux) ~ (le | la | les) (tuer | buter | poignarder | egorger | massacrer)
(amener | apporter | emmener) ~ (une | un)? ~ (arme | couteau | fusil) ~ (au | a l) ~ (lycee | ecole | travail | college)
`,
    },
    {
      id: 'abuse',
      category: 'abuse',
      level: 3,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(mari | copain | pere | beau pere | conjoint | compagnon | mere | oncle | frere | ex | il | elle | petit ami | femme | grand pere | cousin | patron) ~ (me | m) ~ (frappe | bat | tape | viole | a viole | a violee | agresse | a agresse | touche | menace | a frappe | a frappee | a battu | a battue | etrangle | a etrangle | insulte et frappe | enferme | force | humilie | a menace | a force | a forcee | abuse | gifle | a gifle | harcele)
(il | elle | on) (me | m) (frappe | bat | viole | a viole | a violee | etrangle | menace de mort | menace de me tuer)
(j ai | peur) (peur)? de mon (mari | copain | pere | conjoint | beau pere | ex)
(violences conjugales | femme battue) _6 (aide | fuir | peur | victime | je)?
`,
    },
    {
      id: 'eating',
      category: 'eating_disorder',
      level: 3,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(me fais | me faire | fais) ~ vomir
(vomis | vomir) ~ (tout)? ~ (ce que je mange | apres | apres chaque | apres les repas | apres avoir mange | mes repas)
(je)? (n | ne)? ~ (ai | mange) ~ (plus | pas | rien) ~ (mange)? ~ (depuis) ~ (# | deux | trois | quatre | cinq | plusieurs) ~ jours
(anorexie | boulimie | laxatifs | crises de boulimie) _5 (rechut* | vomi* | maigrir | encore | pire | arreter)
(je m affame | me priver de manger | arreter de manger) _4 (maigrir | maigre | grosse | poids | mince)?
`,
    },
    {
      id: 'psychosis',
      category: 'psychosis_mania',
      level: 3,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(voix) _4 (disent | dit | ordonnent | ordonne | parlent | crient | murmurent | insultent | commandent)
(j entends | entends | entend | entendre) ~ (des | les | une)? ~ voix
(ils | on) ~ (me | m) ~ (surveillent | surveille | suivent | suit | espionnent | espionne | empoisonnent | controlent | ecoutent | traquent | veulent m empoisonner)
(puce | micro | camera | cameras) ~ (dans) ~ (ma | mon | la | le) ~ (tete | cerveau | corps | dent)
(je suis) ~ (dieu | jesus | le messie | l elu | l elue | immortel | immortelle)
(tele | television | radio) _4 (messages | me parle | s adresse a moi)
(pas | plus) ~ (dormi | dors) ~ depuis ~ (# | trois | quatre | cinq) ~ (jours | nuits) ~ _6 (energie | incroyable | mission | genie | idees | pouvoir)
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
(arrive | peux | peut) ~ (plus | pas) ~ (a)? ~ respirer
(ne respire (plus | pas) | respire plus | est inconscient | est inconsciente | ne se reveille pas | ne repond plus | convulse | convulsions | s etouffe | arret cardiaque | crise cardiaque | infarctus | avc | levres bleues | perdu connaissance et)
(douleur | oppression) ~ (tres)? ~ (forte | intense | vive)? ~ (dans | a | a la) ~ (la)? ~ poitrine
(saigne | saignement | hemorragie) _4 (arrete pas | s arrete pas | beaucoup | ne s arrete)
(visage | langue | gorge | bras) _3 (engourdi | gonflee | gonfle | paralyse | paralysee | se ferme | qui gonfle)
`,
    },
    {
      id: 'distress',
      category: 'acute_distress',
      level: 2,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(crise | attaque) (de panique | d angoisse | de nerfs) _4 (maintenant | aide | aidez moi | peux plus | en ce moment)?
(j en peux plus | je n en peux plus | j en peu plus | je tiens plus | je ne tiens plus | je craque | je suis a bout | a bout de forces)
(je me sens | je suis | suis | me sens) ~ (desespere | desesperee | sans espoir | vide a l interieur | un fardeau | un poids | a bout | au bout du rouleau | au fond du trou | perdu et seul)
(plus | pas | aucun | aucune) ~ (d)? ~ (espoir | issue | avenir)
`,
    },
    {
      id: 'substance',
      category: 'substance',
      level: 2,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(j ai | ai | suis) ~ (rechute | replonge | recommence a boire | recommence la drogue | repris la drogue | retombe dans)
(arrive | peux) ~ (pas | plus) ~ (a)? ~ (arreter de boire | arreter de me droguer | m arreter de boire | arreter l heroine | arreter la coke | arreter l alcool)
(sevrage | en manque | accro a) _4 (heroine | cocaine | alcool | tremble | sueurs | drogue | cachets)
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
(tu devrais | vous devriez | tu dois | il faut | vas y | tu ferais mieux de | ferais mieux de) ~ (te tuer | te suicider | vous suicider | mourir | te pendre | en finir | mettre fin a tes jours)
(tue toi | suicide toi | pends toi | va te pendre | va mourir)
dose (letale | mortelle) (de | est | pour)
(tout le monde) serait mieux sans toi
`,
    },
    {
      id: 'neg',
      kind: 'mark',
      mark: 'neg',
      patterns: `pas | jamais | sans | aucun | aucune | ni\n(arrete de | au lieu de | plutot que de | loin de | eviter | prevenir | prevention)`,
    },
    {
      id: 'pseudo',
      kind: 'mark',
      mark: 'pseudoNeg',
      patterns: `
(arrive | peux | arrete) ~ (pas | plus) ~ (a | de | d) ~ (arreter | m arreter | m empecher | penser | ne pas | songer)
(pas) (seulement | envie de vivre | envie de continuer | une blague | la force | de sens | que | la peine)
(en peux pas | sais pas | pas drole | vois pas | veux pas vivre | pourquoi pas | ne me retient | pas facile | pas marrant)
`,
    },
    {
      id: 'dneg',
      kind: 'mark',
      mark: 'doubleNeg',
      patterns: `(peux | promets | jure | garantis) ~ (pas | rien) ~ (te | vous)? ~ (promettre | garantir | jurer | assurer)? ~ (que | de)? ~ (je)? ~ (ne)? ~ (vais)? ~ (pas | rien)`,
    },
    {
      id: 'contrast',
      kind: 'mark',
      mark: 'contrast',
      patterns: `mais | cependant | pourtant | sauf | jusqu a ce que | parce que | parce qu | et | juste | alors | donc | car | du coup`,
    },
    { id: 'self', kind: 'mark', mark: 'self', patterns: `je | j | me | m | moi | mon | ma | mes` },
    { id: 'you', kind: 'mark', mark: 'you', patterns: `tu | te | t | toi | vous | ton | ta | tes | votre | vos` },
    {
      id: 'other',
      kind: 'mark',
      mark: 'other',
      patterns: `il | elle | ils | elles | lui | leur | gens | homme | femme | jeune | jeunes | ados | adolescents | ceux | patient | patients | victime | personnage | heros | beaucoup | se`,
    },
    {
      id: 'kin',
      kind: 'mark',
      mark: 'kin',
      patterns: `(mon | ma) ~ (ami | amie | frere | soeur | mere | pere | fils | fille | copain | copine | mari | femme | cousin | cousine | collegue | conjoint | oncle | tante | grand pere | meilleur ami | meilleure amie | ex | voisin | eleve | pote)\n(un ami | une amie | un pote)`,
    },
    {
      id: 'report',
      kind: 'mark',
      mark: 'report',
      patterns: `a dit | dit que | m a dit | disait | a ecrit | raconte | selon | (il | elle | on | lui) demande si | chante | chantait | m a raconte`,
    },
    {
      id: 'past',
      kind: 'mark',
      mark: 'past',
      patterns: `
il y a ~ (des | # | deux | trois | cinq | dix | quelques | plusieurs | longtemps | un) ~ (ans | mois | an | annees)?
(quand j etais | quand j avais | enfant | ado | dans le passe | autrefois | avant | a l epoque | annees | dans ma jeunesse | l annee derniere | au lycee | en 19* | en 20* | plus jeune)
`,
    },
    {
      id: 'remission',
      kind: 'mark',
      mark: 'remission',
      patterns: `(maintenant | aujourd hui) ~ (je)? ~ (vais | suis | me sens) ~ (mieux | bien | heureux | heureuse | gueri | guerie)\n(heureusement | content | contente | heureux) _4 (en vie | vivant | vivante | survecu | d etre la | pas fait)\n(je m en suis sorti | je m en suis sortie | j ai surmonte | je n y pense plus)`,
    },
    {
      id: 'recent',
      kind: 'mark',
      mark: 'recent',
      patterns: `hier soir | hier | aujourd hui | ce matin | ce soir | cette nuit | a l instant | tout a l heure | maintenant | viens de | viens d | il y a (une heure | quelques heures | quelques minutes | # minutes | # heures)`,
    },
    {
      id: 'soon',
      kind: 'mark',
      mark: 'soon',
      patterns: `ce soir | cette nuit | demain | aujourd hui | maintenant | tout de suite | ce week end | bientot | vendredi | samedi | dimanche | lundi`,
    },
    {
      id: 'prepared',
      kind: 'mark',
      mark: 'prepared',
      patterns: `(ecrit | laisse | redige) _2 (lettre | mot d adieu | lettres)\n(achete | trouve | stocke | prepare) _2 (corde | cachets | medicaments | arme | lame | somniferes)\n(dit adieu | fait mes adieux | donne mes affaires | dit au revoir)`,
    },
    {
      id: 'method',
      kind: 'mark',
      mark: 'method',
      patterns: `cachets | corde | arme | pont | train | poison | couteau | overdose | toit | veines | balcon | medicaments | rails | fenetre`,
    },
    {
      id: 'hypo',
      kind: 'mark',
      mark: 'hypothetical',
      patterns: `si je | si j | si il | s il | si elle | si tu | imagine que | comme si`,
    },
    {
      id: 'laugh',
      kind: 'mark',
      mark: 'laugh',
      patterns: `mdr* | ptdr* | lol | haha* | hihi* | xd | 😂 | 🤣 | 😅 | 💀 | je rigole | je plaisante | blague | jpp mdr`,
    },
    {
      id: 'trivial',
      kind: 'mark',
      mark: 'trivial',
      patterns: `devoirs | exam | examen | examens | partiels | bouchons | lundi matin | reunion | rire | ennui | chaleur | froid dehors | honte | match | wifi | serie | film | regime | jeu | jeu video | mignon | chiot | chaton | file d attente | cours de | maths | gueule de bois | episode | memoire de | boss | salle de sport`,
    },
    {
      id: 'serious',
      kind: 'mark',
      mark: 'serious',
      patterns: `(ce n est pas | c est pas | c est plus) (une blague | un jeu | l histoire | une fiction | le personnage | du jeu)\n(je suis serieux | je suis serieuse | serieusement | dans la vraie vie | hors personnage | hors jeu | hors rp | hors histoire | c est vraiment moi | pause l histoire | pas mon personnage | pas le personnage | en vrai)`,
    },
    {
      id: 'info',
      kind: 'mark',
      mark: 'info',
      patterns: `prevention | prevenir | statistiques | statistique | taux | etude | recherche | article | film | livre | chanson | roman | these | dissertation | documentaire | combien de personnes | qu est ce que | pourquoi les gens | definition | comment aider | comment puis je aider | symptomes | euthanasie | suicide assiste | suicide squad | attentat | kamikaze | bombe | formation | causes | facteurs de risque | signes | durkheim | mission suicide`,
    },
    {
      id: 'fiction',
      kind: 'mark',
      mark: 'fiction',
      patterns: `(mon | le | un | ma) ~ (personnage | protagoniste | mechant | roman | conte | nouvelle | scenario | poeme | heros)\n(ecris | ecrire | ecrivez | continue | invente | raconte) _2 (histoire | conte | scene | poeme | chapitre | roman | nouvelle | scenario | chanson | dialogue)\n(il etait une fois | dit le roi | jeu de role | murmura t | murmura)`,
    },
    {
      id: 'idioms',
      kind: 'idiom',
      patterns: `
(meurs | mourir | crever | creve | mort | morte | tue | tuer | mourait | morts | mourant) ~ de ~ (rire | faim | froid | chaud | chaleur | soif | honte | envie | peur | ennui | curiosite | jalousie | fatigue | trouille | sommeil | rire)
(tuer le temps | suicide (politique | professionnel | social | commercial | economique) | suicide squad | mort de rire | morte de rire | a mourir de | me tuer (au travail | a la tache | au boulot | a la salle) | me tue au (travail | boulot) | couper les cheveux | me couper les (ongles | cheveux) | me coupe les (ongles | cheveux) | me suis coupe (en cuisinant | le doigt | en me rasant | les cheveux | en coupant) | mourir d envie | meurs d envie | en finir avec (ce | cette | ces | les | le | mes) (projet | dossier | histoire | devoirs | menage | examens | rapport) | disparaitre (quelques jours | un week end | a la campagne))
`,
    },
  ],
};
