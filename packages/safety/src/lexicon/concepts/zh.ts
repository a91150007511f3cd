import type { PatternGroup } from '../types.ts';

/** Chinese: what the phrases of the pack leave open, by what is said: means at hand, conditions, preparation, fear of a person, signs. */
export const CHINESE_CONCEPTS: readonly PatternGroup[] = [
  {
    id: 'method.asked',
    category: 'method_seeking',
    level: 4,
    subject: 'self',
    patterns: `
(怎么 | 怎样 | 如何) _2 死 _4 (不痛 | 没有痛苦 | 不难受 | 最快 | 无痛 | 痛快 | 轻松)
(不痛苦 | 无痛 | 没有痛苦) 的? (死法 | 死亡方式 | 自杀方法)
`,
  },
  {
    id: 'abuse.fear',
    category: 'abuse',
    level: 4,
    subject: 'self',
    patterns: `
(回家 | 回去 | 离开 | 说出去 | 报警) _3 (他 | 她 | 我爸 | 我妈 | 老公) _2 (会 | 要 | 就) _2 (杀 | 打死 | 弄死) 了? 我
(他 | 我爸 | 老公 | 男朋友) _2 (说 | 威胁) _2 (要 | 会) _1 (杀 | 打死 | 弄死) 了? 我
(爸 | 爸爸 | 妈 | 妈妈 | 继父 | 老公 | 丈夫 | 男友 | 男朋友 | 父亲 | 叔叔 | 舅舅) _1 (用 | 拿) _4 (抽 | 打 | 砸 | 烫 | 捅) 我
(叔叔 | 舅舅 | 继父 | 老师 | 教练 | 爸爸 | 哥哥 | 爷爷 | 他 | 亲戚) _4 (摸 | 碰 | 侵犯 | 强奸 | 猥亵) 了? 我
(害怕 | 怕) (我爸 | 我妈 | 老公 | 我老公 | 继父 | 我男朋友 | 他) 打我
`,
  },
  {
    id: 'weary',
    category: 'suicide',
    level: 1,
    subject: 'self',
    patterns: `
(没有我 | 我不在 | 我死了 | 我走了 | 我消失) _6 (更好 | 更幸福 | 轻松 | 解脱 | 更开心)
(成了 | 只是 | 就是 | 是个) _4 (负担 | 累赘 | 包袱)
(要是 | 如果 | 希望 | 但愿 | 祈祷) _6 (醒不来 | 不要醒 | 不再醒 | 不会醒 | 别醒 | 没出生)
`,
  },
  {
    id: 'plan.means',
    category: 'suicide',
    level: 5,
    subject: 'self',
    patterns: `
(攒 | 存 | 收集 | 囤) 了? _4 (药 | 安眠药) _6 (一次 | 全部 | 一起 | 一口气 | 吃掉 | 吞)
(准备好 | 安排好 | 都好了) 了? _4 (今晚 | 明天 | 今天) _3 (走 | 死 | 离开 | 结束)
`,
  },
  {
    id: 'everyday',
    kind: 'idiom',
    patterns: `
(不想 | 不愿) _2 (在 | 住在) _4 (生活 | 活) 了?
`,
  },
];
