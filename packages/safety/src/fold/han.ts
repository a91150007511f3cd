// Traditional Chinese and older Japanese forms, each followed by the form the lexicon is written in.
const PAIRS =
  '殺杀後后結结們们個个來来為为沒没無无麼么這这還还過过對对說说話话請请謝谢給给讓让應应該该會会離离開开關关係系覺觉從从時时間间' +
  '現现樣样實实體体頭头藥药買买賣卖錢钱樓楼橋桥車车跳跳燒烧傷伤害害嘗尝試试劃划計计寫写遺遗書书痛痛絕绝負负擔担記记憶忆愛爱親亲' +
  '媽妈爺爷歲岁傻傻兒儿孫孙學学習习聽听見见視视聲声電电話话網网誰谁幫帮難难過过壓压厭厌煩烦惡恶憂忧鬱郁慮虑懼惧驚惊恐恐發发現现' +
  '斷断氣气終终於于點点邊边進进選选擇择準准備备處处變变讀读語语題题務务勞劳動动鄰邻閉闭麵面條条頸颈腦脑臟脏膽胆腫肿瘋疯癱瘫' +
  '歡欢樂乐帶带幾几歸归當当強强彈弹總总戰战據据擊击撲扑擁拥攔拦無无煙烟熱热爭争環环產产畫画痩瘦療疗盡尽監监盤盘睏困瞭了' +
  '種种稱称穩稳窮穷競竞節节築筑簡简糧粮級级紅红約约純纯紙纸細细組组經经維维緊紧線线練练繼继續续績绩繩绳罰罚義义聯联職职腳脚' +
  '與与舊旧華华萬万葉叶號号虧亏術术裏里裡里裝装複复認认設设許许訴诉診诊詞词試试詩诗該该誌志誤误調调論论諾诺謊谎識识議议護护' +
  '賴赖贏赢趕赶跡迹輕轻輩辈輸输轉转辦办連连遊游運运達达違违遠远適适遲迟遷迁郵邮鄉乡醫医釋释鈴铃錯错鎖锁鐵铁長长門门問问閱阅' +
  '隊队陽阳陰阴陸陆隨随險险隱隐雖虽雙双雜杂雞鸡霧雾靈灵靜静響响項项順顺須须預预頓顿領领願愿類类顧顾風风飛飞飯饭飲饮飽饱養养' +
  '餘余餓饿馬马駕驾騎骑騙骗驗验鬆松鬥斗魚鱼鳥鸟黃黄齊齐齒齿齡龄龍龙妳你妳你牠它祂他嗎吗喲哟嗚呜噁恶噓嘘塊块壞坏夠够夢梦夥伙' +
  '奪夺妝妆婦妇嬰婴寧宁寶宝將将專专尋寻導导屍尸層层島岛師师帳帐彎弯徑径復复懷怀態态慘惨慣惯憐怜憑凭憤愤懶懒戲戏拋抛掙挣掛挂採采' +
  '揚扬換换損损搖摇搶抢敗败敘叙敵敌數数斃毙暈晕曬晒東东極极構构槍枪樹树檢检權权殘残殼壳毀毁決决況况淚泪淨净淺浅測测湧涌溫温滅灭' +
  '滾滚滿满漢汉潔洁潰溃濕湿瀕濒灑洒災灾烏乌狀状獄狱獨独獲获瑪玛異异疊叠癢痒癮瘾皺皱盜盗礙碍禮礼紮扎緒绪縫缝縮缩罵骂羅罗';

/** Maps a traditional Han character to the form that the lexicon uses. */
export function buildHanTable(): ReadonlyMap<number, number> {
  const table = new Map<number, number>();
  for (let index = 0; index + 1 < PAIRS.length; index += 2) {
    const from = PAIRS.charCodeAt(index);
    const to = PAIRS.charCodeAt(index + 1);
    if (from !== to) table.set(from, to);
  }
  return table;
}

const HALF_KANA =
  'ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン';

/** Folds one CJK code unit: half-width kana to full width, katakana to hiragana, traditional Han to the lexicon's form. */
export function foldCjk(code: number, han: ReadonlyMap<number, number>): number {
  if (code >= 0x4e00) {
    if (code >= 0xff66 && code <= 0xff9d) return foldCjk(HALF_KANA.charCodeAt(code - 0xff66), han);
    return han.get(code) ?? code;
  }
  return code >= 0x30a1 && code <= 0x30f6 ? code - 0x60 : code;
}
