/** What a few words say once a wish to die has been spoken, which they would not say by themselves. */
export interface FollowUp {
  /** Names the rule. */
  readonly id: string;
  readonly level: 4 | 5 | 6;
  /** Matched against one clause in lower case, without apostrophes and accents, of a few hundred characters at most. */
  readonly patterns: readonly RegExp[];
}

/** A word from its beginning to its end. */
const words = (...alternatives: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}])(?:${alternatives.join('|')})(?![\\p{L}\\p{M}])`, 'u');
/** In scripts without spaces. */
const signs = (...alternatives: readonly string[]): RegExp => new RegExp(`(?:${alternatives.join('|')})`, 'u');
/** As the last words of their clause: "I have a plan", and not "I have a plan to get better". */
const atEnd = (...alternatives: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}])(?:${alternatives.join('|')})\\s*$`, 'u');

/** Tablets that are for something are in reach as well, but spoken of for another reason. */
const NOT_FOR = '(?! (?:for|against|prescribed|that help|to help|from|gegen|fur|para|contra|pour|contre|per|contro))';

/** What is done already, a place, a resolution, a plan, and means in reach; gravest first. */
export const FOLLOW_UPS: readonly FollowUp[] = [
  {
    id: 'done',
    level: 6,
    patterns: [
      atEnd(
        'i(?:ve| have)? (?:just |already )*(?:took|taken|swallowed) (?:them|it|all|everything)(?: all)?(?: now| already| just now)?',
        'i(?:ve| have)? (?:just |already )*(?:took|taken|swallowed|drank) (?:all|some|most|half|the rest|a few|a lot|a handful|\\d+|too many) of (?:them|it|the (?:pills|tablets|meds|bottle))',
        'ich habe? (?:sie|alle|alles) (?:schon |gerade |jetzt |alle )*(?:genommen|geschluckt)',
        '(?:ya )?me (?:las|los) (?:he )?(?:tomado|tome)(?: tod[ao]s)?',
        'je les ai (?:deja )?(?:tou[ts]e?s )?(?:pris|prises|avales|avalees)',
        '(?:ja )?(?:tomei|engoli) (?:tudo|todos|todas)(?: eles| elas)?',
        '(?:le|li) ho (?:gia )?(?:prese|presi|ingoiate|ingoiati)(?: tutt[ei])?',
      ),
      signs(
        '(?:药|藥)[^。]{0,4}(?:吃|吞)(?:了|下去)',
        '(?:都|全)(?:吃|吞)(?:了|下去)',
        '(?:全部|薬)[^。]{0,6}(?:飲んだ|のんだ|飲んでしまった)',
      ),
    ],
  },
  {
    id: 'place',
    level: 5,
    patterns: [
      words(
        'i ?a?m (?:already |now |here |currently |up )*(?:standing |sitting |out )*(?:at|on|by|under|in front of) (?:the |a |an |my )?(?:edge of (?:the|a) )?(?:bridge|roof|rooftop|edge|ledge|cliff|cliffs|tracks|rails|train tracks|railway tracks|railing|overpass)',
        'ich (?:stehe?|sitze?|bin) (?:schon |jetzt |gerade |hier |oben )*(?:auf|an|am) (?:(?:der|dem|den|einer|einem) )?(?:bruecke|brucke|dach|gleis|gleisen|bahngleisen|kante|klippe|abgrund|gelander)',
        'estoy (?:ya |ahora |aqui |parad[ao] |de pie )*(?:en|sobre|junto a) (?:el |la |las |los |un |una )?(?:borde del )?(?:puente|azotea|tejado|borde|acantilado|vias|cornisa)',
        'je suis (?:deja |maintenant |debout |assise? )*(?:sur|au bord d[ue]) ?(?:le |la |l|les |un |une )?(?:pont|toit|rails|voies|falaise|rebord|vide)',
        'estou (?:ja |agora |aqui |em pe )*(?:n[ao]s?|em cima d[ao]s?|na beira d[ao]s?) (?:ponte|telhado|terraco|beira|trilhos|penhasco|parapeito|viaduto)',
        'sono (?:gia |adesso |ora |qui |in piedi )*(?:sul|sull|sulla|sui) ?(?:bordo (?:del|della) )?(?:ponte|tetto|bordo|binari|scogliera|cornicione|davanzale)',
      ),
      signs(
        '我(?:现在|已经|就|正)?(?:在|站在|坐在)[^。]{0,3}(?:桥上|大桥|天台|楼顶|屋顶|铁轨|悬崖)',
        '(?:橋|屋上|線路|崖|踏切)(?:の上|の端|の前)?に(?:いる|います|立って)',
      ),
    ],
  },
  {
    id: 'resolution',
    level: 5,
    patterns: [
      atEnd(
        'i ?a?m (?:going to|gonna|about to) do it (?:now|tonight|today)',
        '(?:it ends|it will be over|tonight is the night|it happens) ?(?:tonight|today|now)?',
        'i(?:ve| have)? (?:already )?(?:decided|made up my mind)(?: already)?',
        '(?:no one|nobody|noone|you) (?:can|cant|cannot) stop me(?: now| anymore| any more)?',
        '(?:this is|time to say|i want to say|i wanted to say|i just want to say) (?:my )?good ?bye(?: (?:to )?everyone| forever)?',
        'ich (?:mache|mach|tue) es (?:heute|jetzt|heute nacht|heute abend)',
        'ich habe? mich (?:schon )?entschieden',
        'lo voy a hacer (?:hoy|ahora|esta noche)|ya (?:lo )?he decidido|ya lo decidi|nadie puede (?:pararme|detenerme)',
        'je vais le faire (?:ce soir|maintenant|cette nuit)|jai pris ma decision|ma decision est prise',
        'vou fazer (?:isso )?(?:hoje|agora|esta noite)|ja (?:me )?decidi|tomei a (?:minha )?decisao',
        'lo faro (?:stasera|stanotte|adesso|oggi)|ho gia deciso|la decisione e presa',
      ),
      signs(
        '我(?:今晚|今天|马上|现在)(?:就)?(?:要|会)(?:动手|去做)',
        '我(?:已经)(?:决定|想好)了',
        '(?:もう|心は)決めた',
        '決心した',
      ),
    ],
  },
  {
    id: 'plan',
    level: 4,
    patterns: [
      atEnd(
        'i(?:ve| have|ve got| have got)? (?:already )?(?:got |made )?(?:a|the|my) plan',
        'i (?:already |even |do )*know (?:exactly )?how(?: (?:id|i will|ill|i would|to|im going to) do it)?',
        'i(?:ve| have)? (?:already )?(?:written|wrote) (?:the|a|my) (?:goodbye |suicide )?(?:note|letter|letters)(?: already)?',
        'ich habe? (?:schon |bereits )?(?:einen|den) plan',
        'ich weiss (?:schon |auch schon |genau )*wie(?: ich es mache)?',
        'tengo (?:ya )?un plan|ya se como(?: hacerlo)?',
        'jai (?:deja )?un plan|je sais (?:deja )?comment(?: (?:le )?faire)?',
        '(?:ja )?tenho um plano|(?:ja )?sei como(?: fazer)?',
        'ho (?:gia )?un piano|so (?:gia )?come(?: fare| farlo)?',
      ),
      signs(
        '我(?:已经)?有(?:一个|了)?计划',
        '我(?:已经)?知道怎么做',
        '計画(?:が|も)(?:ある|あります)',
        '方法は(?:もう)?(?:決めて|わかって|分かって)',
      ),
    ],
  },
  {
    id: 'means',
    level: 4,
    patterns: [
      words(
        `i(?:ve| have|ve got| have got| got| bought| found| saved(?: up)?| collected| kept) (?:already |still |also |even |here )*(?:(?:the|some|a|my|enough|all (?:the|my)|lots of|plenty of|a (?:bottle|box|pack|lot|bunch|stash) of|\\d+|dads?|moms?|mums?|sleeping|pain|old|full|loaded) )*(?:pills|tablets|paracetamol|tylenol|gun|pistol|rifle|shotgun|rope|noose|knife|razor|razors|razor blades?|blade|blades|poison)${NOT_FOR}`,
        '(?:pills|tablets|meds|gun|pistol|rope|noose|knife|razor|blade)(?: is| are|s)? (?:right |already |just |sitting |lying )*(?:in my (?:hand|hands|lap)|in front of me|next to me|beside me|ready)',
        `ich habe? (?:schon |noch |auch |hier |genug |die |das |den |eine? |einen |meine |viele |alle )*(?:tabletten|pillen|schlaftabletten|messer|klinge|klingen|rasierklinge|rasierklingen|strick|seil|pistole|waffe|gift)${NOT_FOR}`,
        '(?:tabletten|pillen|messer|klinge|strick|seil|pistole|waffe) (?:liegt|liegen|ist|sind) (?:schon |hier |direkt )*(?:neben mir|vor mir|bereit|in meiner hand)',
        `tengo (?:ya |aqui |las |los |la |el |una? |unas |unos |muchas |suficientes )*(?:pastillas|pildoras|pistola|arma|cuchillo|navaja|cuerda|soga|veneno)${NOT_FOR}`,
        `jai (?:deja |ici |les |des |le |la |l|une? |mes |assez de |plein de )*(?:comprimes|cachets|pilules|pistolet|arme|fusil|couteau|lame|lames|corde|poison)${NOT_FOR}`,
        `tenho (?:ja |aqui |os |as |o |a |uma? |uns |umas |muitos |bastantes )*(?:comprimidos|pilulas|arma|pistola|faca|lamina|corda|veneno)${NOT_FOR}`,
        `ho (?:gia |qui |le |i |il |la |l|una? |delle |dei |tante |abbastanza )*(?:pastiglie|pillole|compresse|pistola|arma|coltello|lametta|corda|veleno)${NOT_FOR}`,
      ),
      signs(
        '(?:我|手里|手上|家里|身边|旁边)(?:已经|还|就)?有(?:很多|一些|一把|一瓶|足够的)?(?:药片|安眠药|刀|枪|绳子|农药|毒药)',
        '(?:睡眠薬|薬|ナイフ|包丁|カミソリ|ロープ|縄|銃)(?:が|は|も)(?:手元|目の前)?に?(?:ある|あります)',
      ),
    ],
  },
];

/** Who says that there is nothing to fear: no, not, without, given away, locked up. */
export const TAKEN_BACK: readonly RegExp[] = [
  words(
    'no(?! one)|not|dont|didnt|doesnt|wont|never|without|cant(?! stop me)|cannot(?! stop me)|isnt|arent|wouldnt|gave|threw|thrown|locked|flushed|got rid|kein|keine|keinen|nicht|nie|weggeworfen|abgegeben|nunca|jamas|sin|tire|ne|pas|jamais|sans|jete|nao|sem|joguei|non|mai|senza|buttato|buttate',
  ),
  signs('没|不|扔|丢', 'ない|なかった|ません|捨て'),
];
