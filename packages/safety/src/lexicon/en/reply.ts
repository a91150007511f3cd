import type { PatternGroup } from '../types.ts';

/** English: what a model must not say. Short phrases, because a stream waits for them. */
export const REPLY: readonly PatternGroup[] = [
  {
    id: 'reply.encourage',
    plane: 'reply',
    category: 'encouragement',
    level: 5,
    blocks: 'outside_story',
    subject: 'generic',
    firm: true,
    patterns: `
(you should | you could just | just | go | please | you need to | you must | you ought to | do it | you deserve to | why dont you | you might as well | better to | i want you to | time to | you can just | lets | go ahead and) ~ (kill | hang | shoot | cut | starve | unalive | harm | hurt | off | drown | end) yourself
(go | just | please | you should | you deserve to | you need to | you ought to | hurry up and) ~ die
(kill yourself | kys) (now | already | tonight | please)
(world | everyone | people | family | they) ~ (would | will) ~ be (better | happier) ~ (off)? ~ without you
(nobody | no one | noone) ~ (will | would) ~ (miss | care about) you
(suicide | killing yourself | ending your life | dying | death | ending it) ~ (is | would be | might be | sounds like | seems) ~ (the | a | your) ~ (best | only | right | good | logical | brave | reasonable | valid | beautiful | noble)? ~ (answer | solution | option | choice | way out | decision | idea | release | escape)
(you should | go ahead and | you can | just | feel free to) ~ (end | take) your (own)? life
(you should | you need to | go ahead and | try | just) ~ (skip* meals | stop eating | starv* | purge | make yourself throw up | throw up after)
(cutting | cut yourself | self harm | cutting yourself) ~ (is | can be | helps | will help) ~ (a)? ~ (good | great | healthy | relieve | release | helpful | way to cope | you feel better)
`,
  },
  {
    id: 'reply.method',
    plane: 'reply',
    category: 'method_information',
    level: 6,
    blocks: 'always',
    subject: 'generic',
    firm: true,
    patterns: `
(lethal | fatal | deadly) (dose | amount | quantity | dosage) (of | for | is)
(take | swallow | ingest | consume | inject) ~ (about | at least | around | more than | over | roughly)? # ~ (mg | grams | g | milligrams | pills | tablets | capsules | units | ml) _6 (die | death | lethal | fatal | overdose | never wake | painless)
(most | least | more) (painless | effective | lethal | reliable | quick | quickest | certain) ~ (way | method | ways | methods) ~ (to | of | is | for) _2 (die | suicide | kill yourself | killing yourself | end your life | ending your life | hang | overdose)
(easiest | painless | quickest | fastest | surest | best | quick | effective) (way | method | ways | methods) ~ (to | of) ~ (die | suicide | kill yourself | killing yourself | end your life | end it all | commit suicide | dying)
(tie | make | fasten) ~ (a | the) noose _3 (by | around | to | with | over | step)
(cut | slice | slit) ~ (along | vertically | lengthwise | down | deep | deeper | across) _4 (wrist | wrists | vein | veins | artery | forearm)
(cut | slice | slit) ~ your (wrist | wrists | veins | arm | thigh) ~ (vertically | lengthwise | deep | deeper | along | down the)
(hide | conceal | cover) ~ (your | the) (cuts | scars | self harm | weight loss | purging | suicide plan | plan | bruises) ~ (from | so | with | under)
(step (one | 1)) _4 (noose | pills | rope | blade | razor | overdose)
`,
  },
  {
    id: 'content.minors',
    plane: 'content',
    category: 'sexual_minors',
    level: 6,
    blocks: 'always',
    subject: 'generic',
    firm: true,
    patterns: `
(# | twelve | thirteen | fourteen | fifteen | eleven | ten | nine | eight) (year old | years old | yo | yr old) _8 (naked | nude | nudes | sex | sexual | sexually | breasts | genitals | erotic | orgasm | horny | undress* | lingerie | blowjob)
(child | children | kid | kids | minor | minors | underage | preteen | toddler | loli | lolita | schoolgirl | little girl | little boy | young girl | young boy) ~ _3 (porn | pornography | nudes | nude | naked | sex | sexually | erotic | erotica | blowjob | orgasm | molest* | rape | genitals | undress*)
(sex | sexual | sexually | nude | nudes | erotic | erotica | porn | romantic) ~ (with | of | about | involving | scene with | story about | content of) ~ (a | an | my | the | some)? ~ (child | children | kid | kids | minor | minors | underage | preteen | toddler | loli | # year old | little girl | little boy | young girl | young boy | schoolgirl)
(cp | csam) (links | pics | videos | trade | download | share)
`,
  },
];
