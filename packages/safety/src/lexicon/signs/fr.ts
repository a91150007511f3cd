import type { PatternGroup } from '../types.ts';
import { sign } from './sign.ts';

/** French: warning signs. */
export const FRENCH_SIGNS: readonly PatternGroup[] = [
  sign(
    'joining',
    2,
    `(rejoindre | retrouver | retrouve | rejoins | avec) _2 (le | la | lui | elle | eux | maman | papa | (mon | ma) (mere | pere | fils | fille | mari | femme | frere | soeur)) _4 (la haut | ciel | bientot | de l autre cote | enfin)`,
  ),
  sign(
    'means',
    1,
    `(corde | fusil | carabine | pistolet | revolver | somniferes | cachets | poison | cutter | rasoir | insuline | rails | falaise | poutre | morphine | viaduc | mort aux rats)`,
  ),
  sign(
    'means',
    2,
    `
(j ai | ai | garde | achete | stocke | planque | rassemble | charge | vole | prepare) _4 (corde | fusil | carabine | pistolet | arme | flingue | somniferes | cachets | comprimes | medocs | poison | cutter | insuline | morphine)
(corde | fusil | arme | flingue | cachets | comprimes | medocs | poison | insuline | morphine) _4 (main | pret* | charge* | achete* | tiroir | table | cote | cache* | compte* | devant)
(tout prepare | tout est pret | cle de l armoire)
`,
  ),
  sign(
    'place',
    2,
    `(suis | vais | alle | monte | assis | assise | debout | arrive | gare* | devant) _4 (toit | pont | falaise | rails | voie | quai | rebord | balcon | viaduc | fleuve | mer | barrage | terrasse | parapet)`,
  ),
  sign(
    'farewell',
    2,
    `(mes adieux | dire adieu | dire au revoir | adieu a tous | adieu | merci pour tout | pardon pour tout | je vous aime | je vous demande pardon | pardonnez moi | pardonne moi maman | prenez soin | prends soin | occupe toi | occupez vous | qui s occup* | dites a | dis a | dernier baiser | derniere fois | dernier verre | dernier repas | dernier message | derniere game)`,
  ),
  sign(
    'letter',
    2,
    `(lettre | lettres | mot | video | audio) _5 (ecrit* | laisse* | adieu | table | tiroir | oreiller | enfants | maman | famille | pret* | ouvriront)\n(ecri*) _4 (lettre | lettres | mot d adieu | adieu)`,
  ),
  sign(
    'settled',
    2,
    `(donne | legue | vendu | distribue | confie) _2 (mon | ma | mes | le | la | tout | toutes) _3\n(testament | assurance vie | assurance | obseques | papiers | mots de passe | comptes | dettes | bail | notaire | heritage) _4 (ordre | paye* | signe* | laisse* | regle* | pret* | enfants | resili* | cloture* | chez le)\n(resilie | tout est en ordre | mis en ordre | tout range | efface mes reseaux | demissionne | vide l appart)`,
  ),
  sign(
    'resolved',
    2,
    `(decision est prise | pris ma decision | c est decide | j ai decide | pas de retour | seule issue | seule solution | plus d autre issue | je vais le faire | je le fais | jv le faire | j ai une date | j ai la date | choisi le jour | c est pour ce soir | c est ce soir | ne reviendrai pas | reviens pas | je compte les jours | me cherchez pas | ne cherchez pas | je pars pour de bon)`,
  ),
  sign(
    'ended',
    2,
    `(ca a rate | ca n a pas marche | j ai deja essaye | j y etais presque | on m a trouve a temps | reveille* a l hopital)`,
  ),
  sign(
    'final',
    1,
    `(quand je serai plus | quand je serai mort* | quand je serai parti* | quand je ne serai | plus besoin | plus jamais | pour toujours | tout s arrete | c est fini | enfin | repos | qu on me trouve | se sente* coupable)`,
  ),
  sign(
    'state',
    1,
    `(calme | en paix | la paix | plus peur | serein* | pleure | tremble | bouteille | bourre* | sang | tourne | froid | sans douleur | soulage*)`,
  ),
  sign(
    'time',
    1,
    `(ce soir | cette nuit | aujourd hui | demain | dans une heure | ce week end | lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche | anniversaire | apres noel | au ## | quand ils dorment | l aube | minuit | bientot)`,
  ),
  sign(
    'alone',
    1,
    `(personne ne sait | personne sait | il y a personne | y a personne | seul* a la maison | ils dorment | tout le monde dort | ferme a cle | eteint mon telephone | chez leur pere)`,
  ),
  sign(
    'despair',
    1,
    `(en peux plus | n en peux | tiens plus | assez | marre | fatigue* | epuise* | aucun sens | pas d issue | plus d espoir | rien n a | a quoi bon | sers a rien | vaux rien | rate* | personne m | dettes | perdu | vide | desesper* | fardeau | poids)`,
  ),
  sign(
    'thought',
    1,
    `(j y pense | y songe | pensees | m imagine | un pas | sauter | me laisser tomber | l idee | attire)`,
  ),
];
