import type { PatternGroup } from '../types.ts';

/** English: self-injury without a stated wish to die. */
export const SELF_INJURY: readonly PatternGroup[] = [
  {
    id: 'self_injury.relapse',
    category: 'self_injury',
    level: 3,
    subject: 'self',
    time: 'now',
    patterns: `
(just | again and | i) ~ (cut | burned | self harmed | hurt myself) ~ again
(relapsed | relapsing | relapse) _4 (cut | cutting | self harm | sh | blade | razor)
(broke | lost | ruined) ~ my ~ (# day)? ~ (streak | clean streak) _4 (cut | cutting | sh | self harm | blade)?
`,
  },
  {
    id: 'self_injury.act',
    category: 'self_injury',
    level: 3,
    patterns: `
(urge to | urges to | want to | wanna | need to | craving to | itching to | tempted to | desperate to) ~ cut ~ (so | again | bad | badly | myself | deep | deeper | until | and | but | tonight | really | right | rn | something | me)
(fresh | new | deep | deeper | more) (cuts | burns | self harm scars) ~ (on | all over | covering | across | up | i made | that i)? _3
(until | unless | till | without | before | after) ~ (i)? ~ (cut | cutting | self harm | burn myself | hurt myself | bleed)
(covered in | full of | hiding) ~ (fresh | self harm | my)? ~ (cuts | self harm scars | scars from cutting)
(cutting | self harm | burning myself | hurting myself | the blade | the razor) ~ is ~ (the | my) ~ (only)? ~ (thing | way | coping | relief | release | comfort) _3
(carve | carved | carving | scratched | scratch | scratching | clawed | bit | bite | biting | burned) ~ (words | my own | my | into | the word | letters)? _3 (thigh | arm | arms | legs | skin | hand | hands | wrist | stomach | face) _4 (bled | bleed | bleeding | blood | raw | panic | numb | on purpose | when | knife | razor)
(carve | carved | carving) _3 (into | on | in) ~ my (skin | thigh | thighs | arm | arms | leg | legs | stomach | body)
(use | used | using | take | took | taking) ~ (a | the | my)? ~ (razor | blade | lighter | razor blade | boxcutter | safety pin) ~ (on | to) ~ (my | myself | me) _1
(i | just | again | and i just) ~ (cut) ~ again
(doing | do | did | done) ~ (styros | barcodes | beans | sh | cat scratches)
(hurt | hurting | harm | harming | injure | injuring | cut | cutting | burn | burning | burned | burnt | hit | hitting | punch | punching | scratch | scratching | starve | bruise | bruising | carve | carving | mutilat* | slice | slicing | slash | slashing | bite | biting | stab | stabbing | scar | scarring | slit | whip | whipping | choke | choking | punish) ~ $myself
$myself ~ (with | using) ~ (a | my | the)? ~ (razor | blade | knife | lighter | scissors | razorblade | box cutter | needle | cigarette | cigarettes | glass | pencil sharpener)
(i | ive | im | been | am | started | start | keep | kept | still | want to | wanna | urge to | urges to | need to | going to | gonna | thinking about | thoughts of | addicted to | relapsed | back to | cant stop | thinking of | think about | about to) ~ (been)? ~ (self harm | selfharm | self harming | self harmed | self injure | self injury | self mutilat* | selfharming | selfharmed | self h4rm)
(self harm | sh) (urges | urge | relapse | again | today | tonight)
(cut | cutting | cuts | slice | slicing | slash | slashing | carve | carving | burn | burning | scratch | scratching | slit | gash | scar) ~ (up | open | into)? ~ (my) ~ (own | left | right | upper | inner)? ~ (arm | arms | thigh | thighs | legs | leg | skin | stomach | hips | hip | ankles | ankle | forearm | forearms | body | flesh | shoulders | belly | wrist | wrists | hand | chest)
(started | start | begin | began | back to | gone back to | relapsed | relapse | urge to | urges to | want to | wanna | need to | craving to | itching to | been | keep | kept | stop | tempted to | addicted to | went back to | going back to) ~ (cutting | cut | self harm | self harming | burning myself | sh | cut again | cutting again | barcode | barcoding | make barcodes)
(i) ~ (cut | cutting | burned) ~ (again | last night | today | tonight | deep | deeper | too deep | yesterday | this morning) ~ (and | to | because | just)? ~ _3 (feel | bleed* | blood | pain | relief | numb | cope | emotions | stop)?
(cut | cutting | burn | hurting | harm* | slicing) _4 (to feel | to cope | so i can feel | feel something | makes me feel | helps me feel | feel alive | feel real | let the pain out | release the pain | helps with the pain | numb the pain | to punish)
(urge* | want | need | wanna | craving | itching | tempted) ~ (to)? ~ (see | make | watch) ~ (myself | my) ~ (bleed | blood | own blood | skin)
(need | want | craving | crave | miss | missing) ~ (to feel)? ~ (the)? ~ (blade | razor | razors | blades | sting of the blade)
(bang* | bash* | smash* | hit | hitting | slam* | punch*) ~ my ~ (head | fists | fist | hand | knuckles) ~ (against | into | on | off) ~ (the | a)? ~ (wall | walls | floor | desk | door | mirror)
(hiding | hide | cover | covering | fresh | new | my) ~ (self harm)? ~ (my)? ~ (cuts | scars | self harm scars | sh scars) ~ (on | from | under | up | with | again) ~ (my | them | everyone | mom | parents)? ~ (arms | arm | thighs | thigh | legs | wrists | wrist | long sleeves | everyone | mom | mum | parents)?
(cat scratches | beans | styro | styros | laffy taffy | barcode | barcodes) ~ (on | in | to | again) ~ (my | me) ~ (arm | arms | thigh | thighs | wrist | leg | legs)?
(relapsed | relapse | relapsing) ~ (from | on | with | into)? ~ (sh | self harm | cutting)
(broke | lost | ruined) ~ my ~ (streak | # day streak | clean streak) _5 (cut | cutting | sh | self harm | blade)
(pick* | rip* | tear* | peel*) ~ (at)? ~ my (skin | flesh | scabs) _4 (bleed* | blood | raw | on purpose)
(deserve | need) to (be hurt | hurt | suffer | bleed | be punished) _4 (cut | cutting | blade | burn | razor)
`,
  },
  {
    id: 'self_injury.named',
    category: 'self_injury',
    level: 1,
    patterns: `
(my | the)? (self harm | selfharm | self harming | self injury | self mutilat* | selfharming | self h4rm)
`,
  },
];
