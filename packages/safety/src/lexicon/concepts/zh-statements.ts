import type { PatternGroup } from '../types.ts';

/** Chinese: statements by mood and person: what would have been done, what was decided, reflexive verbs, those who fear for somebody. */
export const CHINESE_STATEMENTS: readonly PatternGroup[] = [
  {
    id: 'state.wish',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(祈祷 | 希望 | 但愿 | 求) _6 (梦里 | 睡梦中 | 睡着) _2 (走掉 | 走了 | 死去 | 离开 | 死掉)
(唔想 | 不想) (做人 | 生存落去 | 活落去)
死了 _1 (倒 | 反而 | 也) _1 (清净 | 干净 | 好 | 轻松 | 省心)
(不该 | 不应该) 被? (生下来 | 出生 | 来到这个世界)
(我没有 | 没有) 明天 了?
(该死的是我 | 死的应该是我 | 死的为什么不是我)
(生无可恋 | 了无牵挂 | 不配活着 | 活着干嘛 | 活着干什么 | 活着有什么用)
(我死了) _4 (保险 | 省得 | 大家 | 他们 | 你们)
(早点死 | 早死早超生 | 快点死)
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
(自我了断 | 自行了断 | 自尽 | 寻短见 | 寻短 | 轻生 | 自杀) 的? (想法 | 念头 | 冲动) _3 (又 | 回来 | 冒)
(想法 | 念头 | 冲动) _4 (又)? (冒出来 | 回来了 | 赶不走 | 压不住)
死 的? 念头
(忍不住想 | 想 | 有冲动 | 冲动) _3 (往下跳 | 跳下去 | 跳轨 | 冲向 | 撞车)
(地铁 | 楼顶 | 阳台 | 桥 | 火车 | 高处) _8 (往下跳 | 跳下去 | 跳落去)
(刀) _10 (捅自己 | 割自己 | 捅死自己)
(谂紧 | 諗緊 | 想紧 | 想着 | 在想) _1 (点样 | 點樣 | 怎样 | 怎么 | 如何) 死
(点样 | 點樣) 死
我死了 (得了 | 算了 | 吧)
(自沙 | 紫砂 | 自鲨 | 自刹) _2
(想 | 要) (自沙 | 紫砂 | 自鲨 | 自杀) _6 (不是 | 别) (开玩笑 | 拦)
(不再 | 不会 | 不要) _1 想自杀 _4 (可是 | 但 | 又) _4 (又)? (开始)? 想
(可是 | 但是 | 但) _4 (又开始 | 又在 | 又) 想 (了 | 自杀 | 死)
(怕 | 害怕 | 担心) 自己 _2 (会)? (做傻事 | 想不开 | 自杀 | 寻短见 | 控制不住)
(早就 | 早) _2 (自杀了 | 跳了 | 死了 | 跳楼了) _1
(不敢死 | 没勇气死 | 没勇气自杀 | 有勇气死 | 有勇气自杀)
(不如 | 干脆 | 索性) _1 (死 | 自杀 | 跳下去 | 一了百了)
(亲手 | 自己) (结束 | 了结) _2 (生命 | 命 | 一切 | 人生)
(差点 | 差一点 | 几乎 | 险些) _4 (跳楼 | 跳河 | 上吊 | 割腕 | 自杀 | 跳下去 | 跳到地铁 | 跳轨 | 吞药 | 了结)
(看到 | 看见) _1 (刀 | 剪刀) _5 (捅 | 割 | 扎) (进去 | 自己)
(打算 | 准备 | 计划) _6 (之前 | 以前 | 那天) 死
(好想 | 想 | 只想) (亖 | 屎了 | 狗带 | 领便当 | 重开)
(迟早 | 早晚 | 总有一天) _2 (自杀 | 死在自己手里 | 会跳)
(有胆子 | 有勇气) _4 (吞 | 跳 | 割 | 死)
(想 | 想要) _1 (停止呼吸 | 不再呼吸 | 消失在世界上)
(刀) _8 (忍不住) _6 捅
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
(决定 | 决心 | 打定主意 | 下定决心 | 決定) 了? _4 (去死 | 自杀 | 自殺 | 结束生命 | 结束自己 | 跳楼 | 上吊 | 寻死 | 离开这个世界 | 不活了 | 要死)
(去死 | 自杀 | 自殺 | 不活了 | 死) _3 (已经)? (决定了 | 想好了 | 决定好了 | 下定决心)
(想死 | 想自杀) _3 (决定 | 准备好)
(怎么死 | 在哪死 | 什么时候死 | 死的方式 | 怎么走) _6 (想好 | 计划好 | 选好 | 安排好)
(明天 | 今晚 | 今天 | 今夜 | 等 | 周末) _10 我就 (自杀 | 自殺 | 去死 | 跳 | 上吊 | 割腕)
(就是要死在 | 要死在 | 死在) (今天 | 今晚 | 这里)
(谁也 | 没人能 | 别) 拦 _6 (死 | 跳 | 走)
(炭 | 绳子 | 药 | 农药) _1 (买好 | 备好 | 准备好) 了? _6 (窗 | 今晚 | 明天 | 封)
(准备 | 準備) 跳 (落去 | 下去 | 楼)
(看到 | 看见 | 读到) 这 (条 | 封)? (消息 | 信 | 短信 | 话) _6 (我)? (已经)? (不在 | 死了 | 走了)
(日子 | 时间) 选好了? _6 (不怕 | 平静 | 轻松 | 安心)
(想 | 要) _2 (另一个世界) 了?
(来找你了 | 去找你了 | 来陪你了 | 去陪你了)
(埋在 | 葬在) _2 (他 | 她 | 妈 | 老公 | 老婆) 旁边
(别找我) _4 (照顾 | 再见 | 对不起 | 忘了)
(这次) (是)? 真的再见
(往前一步) _6 (结束 | 解脱)
(攒 | 囤 | 存) _2 药 _6 (够了 | 足够)
(想死 | 不想活了 | 不想活 | 想自杀 | 去死) .? _2 (已经)? (决定了 | 想好了 | 下定决心)
(药片 | 药 | 安眠药) _1 (数好 | 数过) 了? _4 (吃 | 吞)
`,
  },
  {
    id: 'state.act',
    category: 'suicide',
    level: 6,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(喺 | 在 | 站在) _2 (天台边 | 天台邊 | 楼顶边 | 桥边 | 栏杆外) _6 (跳 | 再见 | 走)
(煤气 | 燃气 | 瓦斯) _3 (打开了 | 开了 | 拧开了) _1 .
(打开了 | 开了 | 拧开了) (煤气 | 燃气 | 瓦斯) _6 (窗 | 再见 | 死 | 走)
(都 | 全) (吞 | 吃 | 喝) (下去了 | 了) _2 (来不及 | 谢谢 | 再见 | 对不起)
(往 | 向) _1 (悬崖 | 河里 | 墙) _3 开 _3 (刹车 | 不会停)
(翻过 | 越过) _1 (栏杆 | 护栏) 了
(在 | 站在) (楼顶 | 天台 | 顶楼) _8 (要跳了 | 跳了 | 我跳)
`,
  },
  {
    id: 'state.self_injury',
    category: 'self_injury',
    level: 3,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(大腿 | 手臂 | 胳膊 | 手腕 | 腿) 上 _4 (划 | 割) _3 (口子 | 看得见 | 看不见 | 伤口)?
(拿头 | 用头) 撞墙
(撞墙) _4 (没感觉 | 流血)
(胳膊 | 手臂 | 手腕 | 大腿) _3 (全是 | 都是 | 满是) _3 (口子 | 刀痕 | 伤口 | 疤)
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
(他 | 她) 说 _6 (分手 | 离婚 | 离开) _3 (他 | 她)? 就 (跳楼 | 自杀 | 去死 | 割腕)
(我)? (担心 | 怕 | 觉得 | 怀疑) _4 (他 | 她 | 妈 | 爸 | 弟 | 妹 | 同事 | 朋友) _2 (要 | 会 | 想)? (轻生 | 自杀 | 想不开 | 寻短见)
(奶奶 | 爷爷 | 妈妈 | 爸爸 | 外婆) _4 (藏 | 攒 | 囤) _2 (安眠药 | 药)
(女儿 | 儿子 | 妹妹 | 弟弟 | 朋友 | 同学) _3 (割腕 | 自残 | 割自己 | 划自己)
`,
  },
  {
    id: 'state.abuse',
    category: 'abuse',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(继父 | 叔叔 | 舅舅 | 哥哥 | 爸爸 | 爷爷) _8 (摸我 | 碰我 | 进我房间)
`,
  },
  {
    id: 'state.child_safety',
    category: 'child_safety',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(裸照 | 不穿衣服的照片 | 私密照) _8 (不传 | 不傳 | 不发 | 告诉 | 告訴 | 小六 | 岁)
`,
  },
  {
    id: 'state.harm',
    category: 'harm_to_others',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(捅死他 | 捅死她 | 杀了他 | 弄死他) _6 (刀 | 书包 | 明天 | 准备)
(明天 | 放学) _6 (捅死 | 砍死) (他 | 她 | 他们)
(怕 | 差点) _3 (伤害 | 摔 | 掐) _2 (宝宝 | 孩子)
`,
  },
  {
    id: 'state.psychosis',
    category: 'psychosis_mania',
    level: 3,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(芯片 | 晶片 | 摄像头 | 窃听器) _2 (牙 | 脑 | 眼 | 身体)
(牙 | 脑子 | 身体) _2 (装 | 植入) 了? (芯片 | 晶片)
(听见 | 听到 | 知道) 我 (在)? (想什么 | 的想法)
`,
  },
  {
    id: 'state.eating',
    category: 'eating_disorder',
    level: 3,
    subject: 'self',
    holdsNegation: true,
    patterns: `
泻药 _10 (胖 | 瘦 | 晕)
(只喝水) _6 (瘦 | 斤 | 减)
`,
  },
  {
    id: 'state.medical',
    category: 'acute_medical',
    level: 5,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(嘴) _1 (突然)? 歪 _4 (说话 | 话)
`,
  },
  {
    id: 'state.everyday',
    kind: 'idiom',
    patterns: `
(自杀论 | 自殺論)
(排除 | 否认) 了? 自杀
(伪装成 | 假装) _1 (上吊 | 自杀)
(不想活了 | 想死) _1 (翻译 | 用英语 | 怎么说)
`,
  },
  {
    id: 'state.recent',
    kind: 'mark',
    mark: 'recent',
    patterns: `
(又冒出来 | 又来了 | 又开始 | 又出现 | 又回来)
`,
  },
  {
    id: 'state.concern',
    kind: 'mark',
    mark: 'concern',
    patterns: `
(分手 | 离婚) _1 (她 | 他)? 就 | 偷偷藏 | 说哪天 | 道别
`,
  },
  {
    id: 'state.decided',
    kind: 'mark',
    mark: 'intent',
    patterns: `
(我)? (已经 | 已經)? (决定了 | 決定了 | 想好了 | 下定决心了) .
`,
  },
];
