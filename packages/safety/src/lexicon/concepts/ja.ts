import type { PatternGroup } from '../types.ts';

/** Japanese: what the phrases of the pack leave open, by what is said: means at hand, conditions, preparation, fear of a person, signs. */
export const JAPANESE_CONCEPTS: readonly PatternGroup[] = [
  {
    id: 'weary',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(明日 | 朝 | このまま | 二度と) _4 目 が? (覚め | さめ) (ませんように | ないで | なければ | なきゃ | ないように)
(いない | いなくなった | 死んだ | 消えた) ほうが _5 (幸せ | 楽 | いい | 良い | ため)
(重荷 | お荷物 | 迷惑) _3 (でしか | だけ | しか) ない?
`,
  },
  {
    id: 'intent.condition',
    category: 'suicide',
    level: 4,
    subject: 'self',
    patterns: `
(振られたら | 別れたら | 捨てられたら | いなくなったら | 落ちたら死 | だめだったら) _3 (死ぬ | 死のう | 死にます | 自殺)
(薬 | 睡眠薬 | 錠剤) を? _3 (ためて | 貯めて | 集めて | 溜めて | ためこんで) _6 (一気 | 飲む | 全部 | 死)
`,
  },
  {
    id: 'abuse.fear',
    category: 'abuse',
    level: 4,
    subject: 'self',
    patterns: `
(父 | 母 | 夫 | 彼氏 | 親 | 兄 | 義父 | お父さん | お母さん | 旦那 | 妻 | 先生 | 彼) (に | から) _6 (叩かれ | 殴られ | 蹴られ | たたかれ | なぐられ | 首を絞められ | 暴力)
(おじ | 父 | 義父 | 兄 | 先生 | コーチ | 親戚 | 叔父 | 祖父 | 彼 | 上司) さん? (に | から) _6 (触られ | さわられ | 襲われ | レイプ | いたずら) _3
(帰ったら | 逃げたら | 言ったら | 話したら | 別れたら) _3 殺され
誰にも言うな _3
`,
  },
  {
    id: 'medical.signs',
    category: 'acute_medical',
    level: 6,
    subject: 'self',
    patterns: `
(父 | 母 | 夫 | 妻 | 子供 | 赤ちゃん | 息子 | 娘 | 友達 | 祖父 | 祖母) が _6 (息 を? していない | 息 を? してない | 呼吸していない | 意識がない | 倒れて)
(息 | 呼吸) が? を? (していない | してない | 止まっ)
`,
  },
  {
    id: 'overdose.accident',
    category: 'overdose_poisoning',
    level: 5,
    subject: 'self',
    patterns: `
(子供 | 赤ちゃん | 息子 | 娘 | 祖母 | 犬) が _4 (洗剤 | 漂白剤 | 電池 | 薬 | タバコ | 殺虫剤) を? _2 (飲んで | 飲んだ | 食べ | 飲み込)
`,
  },
  {
    id: 'everyday',
    kind: 'idiom',
    patterns: `
(プロジェクト | 仕事 | 会議 | ゲーム | 宿題 | 作業 | 契約 | 関係 | 話) を _2 終わりにしたい
(自殺 | 死のうと | 死にたいと) _4 (考えた | 思った) ことは (ありません | ない | 一度も)
(母 | 父 | 親 | 嫁 | 妻 | 上司 | 先生 | 姉) に 殺される (わ | w | かも | 笑 | よ)
`,
  },
  {
    id: 'harm.direct',
    category: 'harm_to_others',
    level: 4,
    subject: 'self',
    patterns: `
(上司 | 父 | 母 | 夫 | 妻 | 彼 | 先生 | あいつ | 家族 | 親 | 同僚 | クラスメート) を 殺 (す | したい | してやる | そう)
`,
  },
];
