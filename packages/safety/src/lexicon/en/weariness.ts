import type { PatternGroup } from '../types.ts';

/** English: tiredness of life, being a burden, an end by chance, and thoughts of dying that name no means. */
export const WEARINESS: readonly PatternGroup[] = [
  {
    id: 'weary.life',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(tired | sick | exhausted | weary | done | fed up) ~ (of | with) ~ (breathing | waking up | carrying on | being a person | pretending to live | staying alive | surviving | going on living | this existence)
(what is | whats | what s | is there | no | see the | see a | see no | any | wheres the) ~ (the | a | any)? ~ (point | sense | use | purpose) ~ (of | in | to) ~ (me | my | us)? ~ (living | being alive | existing | being here | carrying on | staying alive | keeping going | life | waking up) ~ (anymore | at all | any longer | really)?
(wouldnt | would not | dont | not | do not) ~ (mind | care | complain | be upset | be sad | object) ~ (if | getting | being) _4 (bus | car | truck | train | lorry | plane | lightning | meteor | cancer | accident | virus | heart attack) _3 (hit | hits | kill* | ran | run* | flatten* | took | take* | struck | me)
(pray* | hop* | wish* | beg* | ask* god | dream*) ~ (that)? ~ (i | to)? ~ (wont | dont | didnt | never | not | wouldnt | will not | do not) ~ (to)? ~ wake ~ up
(go to bed | fall asleep | lie down | sleep) _3 (pray* | hop* | wish* | wanting) ~ (that)? ~ (i | to)? ~ (wont | dont | didnt | never | not | wouldnt) ~ (to)? ~ (wake | open my eyes)
(dont | do not | doesnt | not) ~ (care | matter | matter to me) ~ (whether | if) ~ i ~ (live | am alive | die | survive | wake up | make it)
(whether | if) ~ i ~ (want to | should | wanna) ~ (live | be alive | keep living | go on living | stay alive | exist) ~ (or)?
(dont | do not | not | never) ~ (deserve | worthy of | fit | worth) ~ (to)? ~ (live | life | be alive | exist | breathe | be here | living | another day | this life)
(long | longing | yearn | yearning | ache | aching | beg | begging | thirst | pine) ~ for ~ (death | the grave | eternal sleep | the end of my life | an end to my life)
(death | dying) ~ (would | will | must | could) ~ be ~ (such a | a | such)? ~ (relief | mercy | gift | blessing | kindness | comfort | escape | release | peaceful | easier | better)
(death | the grave | eternal sleep | reaper) ~ (is | feels like | would feel like | cant) ~ (the)? ~ (only)? ~ (peace | relief | friend | come soon enough | come fast enough | comfort)
(be | rejoin | join | reunited | reunite) ~ (with)? ~ my (late | dead | deceased) (wife | husband | son | daughter | mother | mum | mom | father | dad | partner | baby | brother | sister)
(dont | do not | cant | not) ~ (want | wish | bear | stand) ~ (to)? ~ (stay | live | be | go on | remain) ~ (here)? ~ without (her | him | them | my _1)
(cancer | illness | disease | god | lord | jesus | virus | covid | death | heart | tumour | tumor) ~ (would | will | could | should | to | just | already | can)? ~ (just | already | please)? ~ take me
(cancer | tumour | tumor | illness | disease) _6 (hope | wish | relieved | relief | good) _3 (kills me | terminal | take me | takes me)
(accident | crash | wreck | plane | car | earthquake | fire | storm) _4 (dont | not | wont | never | didnt) ~ (to)? ~ (survive | make it | walk away | come back)
(world | place | family | lives | everyone | kids | they) _4 (better | happier | easier | improved | lighter) _4 (if i | without | when i | once i | if im | when im | with me) ~ (wasnt in it | werent in it | not in it | no longer in it | me in it | didnt exist | wasnt there | were not there | out of it | leave this | out of the picture | no longer there | me around | out of the way | were dead)
(cant | dont | never | cannot | didnt | not) ~ (see | picture | imagine | think | expect | plan on | believe) ~ (myself | me | i | ill | to | that)? ~ (to | will)? ~ (living | live | making it | make it | being alive | be alive | reaching | reach | getting | get | survive | surviving) ~ (past | beyond | to | until | through | to see) _3 (year | years | birthday | summer | winter | christmas | ## | thirty | month | age)
(nothing | nobody | no one | not much | little | hardly anything | fuck all | naught | nowt) ~ (left)? ~ to ~ (live | keep living | go on | stay alive | stick around | be alive | stay here) for
(kids | children | family | parents | wife | husband | everyone | mum | mom | they) ~ (deserve* | be) ~ (better | happier | better off) ~ _2 (without me | than me alive | me gone | me dead | if i die | if i was gone)
(im | i am | ive become | ive been | become | became) ~ (nothing but | just | only | nothing more than | nothing)? ~ (a | such a | but a | more than a)? ~ (huge | massive)? ~ (burden | dead weight | deadweight | waste of space | waste of oxygen | waste of air | waste of skin | drain) ~ (to | on | for)? 
(if i) ~ (died | disappeared | were gone | was gone | vanished | dropped dead | were dead | was dead | stopped existing) ~ (tomorrow | tonight | today | now)? ~ (then)? ~ (nobody | no one | noone | not a soul | everyone | my family | they | it) ~ (would | will | wouldnt | d) ~ (notice | care | miss | mourn | be happier | be better | cry | matter | be relieved)
(nobody | no one | noone | not a soul) ~ (would | will) ~ (notice | care | miss me | mourn | cry) ~ (if | when) ~ i ~ (died | was gone | were gone | disappeared | die | am gone | was dead | killed)
(want | wish | like | wanted | need) ~ (it | everything | this | the world | all of it | life) ~ (all)? ~ to ~ (stop | end | be over | go black | go dark | go quiet) ~ (forever | for good | permanently | for ever)
(want | wanna | wish | ready) ~ (to | 2)? ~ (cease | stop) ~ (existing | being | living | breathing | to exist | to be)
(cant | cannot | can t | dont want to) ~ (do | handle | take | face | bear | stand) ~ (this)? ~ (life | living | being alive | existing | existence) ~ (thing)? ~ (anymore | any more | any longer)?
`,
  },
  {
    id: 'weary.world',
    category: 'suicide',
    level: 1,
    subject: 'self',
    literal: true,
    patterns: `
(dont | do not | not | cant | no longer) ~ (want | wanna | wish | able)? ~ (to)? ~ live ~ (in | on | with) ~ (this | my | the)? ~ (world | body | earth | life | hell | pain | planet | agony | misery | head | myself | guilt | shame | depression | memories)
`,
  },
  {
    id: 'weary.thought',
    category: 'suicide',
    level: 2,
    lifts: true,
    patterns: `
suicide ~ (has | is | have)? ~ (started to | starting to | begun to | begins to | starts to)? ~ (look* | seem* | sound* | feel* | make*) ~ (like | more | sense)? _3 (choice | answer | sensible | idea | solution | option | reasonable | logical | comforting | comfort | sense | way | tempting | inevitable)
(taking | takin | take) (myself | me) out
(wanting | wanna | want | ready | need | itching | tempted | urge | wish i could) ~ (to)? ~ (just)? ~ end it ~ (more and more | all | so bad | so badly | every day | again | myself)
$killingself ~ (would | will | could | might) ~ (solve | fix | help | free | be | make | end | spare | save | stop)
$killself ~ (and | so)? ~ (be done | spare | free) ~ (with it | everyone | my family | them)?
(suicide | suicidal thoughts | killing myself | ending my life) _4 (pop* | com* | creep* | flash* | run* | stuck | loop* | float* | circling | follow* | haunt* | call*) ~ (up | into | in | through | back | to | around | on)? ~ (my | me)
(world | life | future | place) where $i ~ (no longer | not | dont) ~ (alive | exist | living)
(leave | exit | escape | out of) ~ (this | my) (life | world | existence) _6 (think* | thought* | plan* | how to)
(think* | thought* | idea* | dream*) _4 (leaving this (life | world) | ending myself | topping myself | doing (myself | me) in | being dead | my own death | not existing)
(should | could | might as well | may as well | ought to | gonna | wanna | want to | thought about | thinking of | thinking about) ~ (just)? ~ (end | ending | finish | top | topping | off | offing | neck) ~ (myself | meself | me self)
(normal | weird | common | wrong | bad | ok | okay | natural) _4 (think* | want* | thoughts | feel* | dream*) _3 (killing yourself | kill yourself | suicide | dying all | being dead | $killingself)
(why | whats the reason | give me a reason | any reason) ~ (shouldnt | should not | dont | not | to not | not to) ~ (i)? ~ (just)? ~ $killself
`,
  },
];
