import type { PatternGroup } from '../types.ts';

/** English: the wish not to be, by what it says of life, of waking, of God and of chance, and not by phrase. */
export const FRAMES_WISH: readonly PatternGroup[] = [
  {
    id: 'frame.enough_of_life',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(i | ive | i have | feel like) _3 (lived | living) ~ (long enough | too long | past my time | longer than i wanted)
(overstayed | outstayed) ~ (my time | on this earth | in this life | in this world)
feel like (ive | i) (overstayed | outstayed) .
(i | ive | i have) ~ had ~ (enough of (life | living | this world | this life | being alive | being here | existing | waking up | breathing) | my (time | innings | fill of life) on this earth)
(im | i am | feel | just | been) ~ (done | finished | through) ~ (with)? (living | life | being alive | existing | breathing | being here on earth | this earth | this world | waking up)
(dont | do not | no) ~ (have)? ~ (no | any | the)? ~ (desire | wish | will | urge | appetite | interest | energy | strength | motivation) ~ (to | in | for) ~ (keep | go on | continue | carry on)? ~ (breathing | living | breathe | live | exist | existing | being alive | be alive | staying alive | stay alive | life | being here | be here)
(no | any | zero | lost the | lost my | lost all | losing the | losing my) ~ (desire | will | wish | reason) ~ (to | for) ~ (live | life | living | go on | exist | keep living | be alive | stay alive)
nothing ~ (here | in this world | in life | left here) ~ (i | that i | for me) ~ (want | wants | need | anymore)
(god | lord | allah | jesus | our lady | universe | life | death | angel | angels | make god | he | heaven | reaper) ~ (to | should | could | can | please | will | would | abeg)? ~ (just)? ~ (come | carry | take | call | bring | collect | fetch) ~ (and)? ~ (get | take | carry | fetch | bring)? ~ me ~ (go | home | away | now | already | anytime | soon | tonight | in my sleep | too | with (you | him | her | them))
(ready | waiting) ~ (for | to) ~ (whenever)? _2 (god | the lord | the good lord | jesus | allah) ~ (to)? _3 (take | call | come | has | wants | calls | gap | me | home)
(ready | waiting) ~ (whenever | when) _3 (lord | god | jesus | he | reaper) ~ (is | wants | calls | has | comes)
(waiting | wait | ready | time) ~ (for me)? ~ to ~ (go now | go home to | go be with | join | be with | see) ~ (god | the lord | jesus | my maker | my late _1 | her again | him again | them again | my (mum | mom | dad | son | daughter | wife | husband | baby | brother | sister) again)
(tired | tire) ~ (for | of) ~ (this | the) (world | life | planet | earth | body)
(i)? don tire ~ (for)? ~ (this)? (life | world)?
(i)? wan ~ (die | rest in peace | kill myself | kill my self | comot for this world)
(i)? no ~ (want | wan | like | can) ~ (to)? ~ (live | life | be alive | leave again | dey alive) ~ (again | anymore | more | this life)?
ion ~ (wanna | want to | want) ~ (be (here | alive) | live | exist | wake up) ~ (no more | anymore)?
(dinnae | dont | didnae | dunno | dont hardly | nae) ~ (want | wantae | wanna) ~ (tae | to)? ~ (be here | live | wake up | be alive | go on) ~ (nae mair | nae more | any mair | no more | nomore | anymore)
(im | i am | feel) ~ (only | just)? ~ (alive | here | breathing | living | existing | around | still here | still alive) ~ (because of | for the sake of | because | cause | cos | bc | for | out of | coz) ~ (my | the | of | i) ~ (obligation | guilt | duty | $loved | habit | spite | havent figured | cant | too scared | too much of a coward | a coward)
(only | one | sole | main) ~ (reason | thing | person) ~ (thats | that | which | who)? ~ (still)? ~ (keeping me (here | alive | going | breathing | on this earth | from (it | jumping | doing it)) | keeps me (here | alive | going | breathing) | i get up (in the morning)? | i havent (done it | killed | ended | jumped | gone) | (im | i am) still (here | alive | around | breathing) | i (stay alive | stick around | wake up) | i didnt (jump | do it | kill | end it))
(if (it werent | it wasnt | it was not | not) for | wasnt for | werent for) _4 (id | i would | i d | i wouldnt | id have | i wouldve | i would have) ~ (never | not | be)? ~ (be | been | have)? ~ (gone | dead | here | get up | done it | ended it | alive | not be here | already | long gone | left | bother)
`,
  },
  {
    id: 'frame.no_waking',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(grateful | thankful | glad | happy | content | relieved | fine | ok | okay | love | rather | prefer | relief | bliss | mercy | blessing | nice | lovely | ideal | suit me | perfect | delighted) ~ (if i | to | never to | not to | with | about)? ~ (not | never | dont | didnt | didn t | could | to | just)? ~ (not | never)? ~ (to)? ~ (open my eyes | wake | waking | wake up | waking up | get up again | get up | see (tomorrow | morning | the morning | another day) | be (here | gone | nothing) | exist | existing | being here)
(hop* | wish* | pray* | ask* | beg* | want*) _3 (last one | the last (one | time | night | sleep | morning | day | birthday | christmas) | final (one | night | sleep | birthday | morning))
(fall asleep | go to sleep | go to bed | sleep | drift off | close my eyes | nod off | lie down | doze off) _3 (and)? ~ (thats it | that be it | that is it | thats all | credits roll | never | not | dont | for good | forever | for ever | be done | be it | stay there | stay asleep | stay that way | stay gone | be nothing)
(want* | wanna | wish* | could | rather | wouldnt mind | would love | just) _3 (sleep | nap | be asleep) ~ (and never | for)? ~ (forever | for ever | for eternity | eternally | permanently | for good | and ever)
(annoyed | angry | disappointed | gutted | upset | sad | pissed | devastated | furious | cried | crying | cry | hate | hated | mad | sorry | resent) ~ (off)? ~ (that | because | cos | when | every time | each time | to)? ~ (i | my heart | to)? ~ (woke | wake | waking | kept going | kept beating | still beating | am still (here | alive) | im still (here | alive | breathing) | still (here | alive | breathing) | survived | find myself still | made it through the night | keeps going | keeps beating)
(pass* | slip* | die | died | go | went | drift*) ~ (away | off)? ~ (in | during) ~ (the night | my sleep) _6 (mercy | blessing | kindness | relief | gift | lovely | nice | good | grateful | glad | fine | ideal | lucky | complain | mind)
(wish* | hop* | pray* | want* | would love | would like | like | love) ~ (to | i (could | would | will))? ~ (just)? ~ (pass | slip | die | go | drift) ~ (away | off | quietly | peacefully)? ~ (in | during) ~ (the night | my sleep | bed)
(heart | lungs | body | organs) ~ (to | would | could)? ~ (just)? ~ (stop | stopped | stops | give out | gives out | quit | quits | fail) ~ (beating | working | breathing)? _4 (hope | wish | relief | fine | glad | mercy | pray | sleep)
(hop* | wish* | pray* | want* | beg*) _3 my ~ (heart | lungs | body | organs) ~ (to | would | will | could | just)? ~ (stop* | give* out | quit* | fail*)
(going to bed | go to bed | to sleep) _6 not (wake | waking) 
(wish | hope | pray | rather | prefer) ~ (that)? ~ (tomorrow | morning | the morning | the sun) ~ (wouldnt | wont | doesnt | didnt | never | would not | not) ~ (come | comes | came | rise | happen)
(dread* | hate | hating | cant face) ~ (to | the)? ~ (waking up alive | opening my eyes | still being (here | alive) | being (here | alive) | another day of being alive | every breath | each breath)
`,
  },
  {
    id: 'frame.chance',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(wouldnt | would not | wont | not | dont | didnt) ~ (jump | move | get | step | run | swerve | duck | dodge | bother to move | try to (move | get)) ~ out ~ of ~ (the | its)? way
(if i (go | die) i (go | die) | if it happens it happens | not stopping it | wouldnt fight it | not fighting it | wont fight it | wouldnt try to stop it | wouldnt call for help | wouldnt call an ambulance | wouldnt scream | wouldnt swim | wouldnt brake | wouldnt look both ways | dont look both ways | stopped looking both ways | stopped wearing my seatbelt | stopped wearing a seatbelt | dont wear my seatbelt | dont bother with (my | a) seatbelt | cross without looking | crossing without looking | cross the road without looking)
(stopped | stop | not | quit | skip* | refus* | gave up | flush* | spit*) ~ (taking | take | bothering with)? ~ (my | the | any of my | all my)? ~ (insulin | blood thinners | blood pressure (pills | tablets | meds) | heart (pills | meds | tablets) | chemo | dialysis | antirejection meds | inhaler | treatment | thinners) _10 (hop* | want* | wait* | kill* | die | over | so it | so that it | mind | care | anymore | nature | let it | let go | after)
(hop* | wish* | pray* | want* | relieved | glad | disappointed | gutted | be nice) _5 (chemo | treatment | surgery | operation | anaesthetic | biopsy | scan | transplant) _3 (doesnt | wont | didnt | not | fails | fail | kills) ~ (work | take | save | wake)
(suit* me | be fine | fine | glad | hop* | wish* | relieved | happy | pray* | relief | want*) _4 (doctor | test | results | scan | biopsy | news) _3 (bad | terminal | fatal | months | cancer | worst)
(hop* | wish* | pray* | envy | envi* | jealous | wishing | want*) ~ (that)? ~ (i | to | of | for)? ~ (had | have | get | got | got)? ~ (a | the | some)? ~ (cancer | terminal illness | terminal cancer | something terminal | aneurysm | brain tumour | brain tumor | heart attack | fatal | stroke | incurable | terminal | people who die | people with cancer | the dead | dead people | the terminally ill | anyone who dies)
(turbulence | plane | flight | elevator | lift | lightning | lorry | truck | bus | train | car | brakes | thunder | storm | tornado | earthquake | ambulance | hearse) _6 (go on then | wish it | hope it | hoping it | wish that | want it to | disappointed it | shame it | pity it | kind of hope | kinda hope | secretly hope | half hope | hope we | hope it was me | wish it was for me | that one was for me)
(wish* | hope | pray* | hoping | want*) ~ (that)? _3 (bus | truck | car | train | lorry | plane | lightning | asteroid | meteor | bomb | bullet | stray bullet | sniper | virus | covid | lorry | tree) ~ (to | would | will | had | could | just)? _2 (hit | kill | take | flatten | got | get | strike | finish | wipe | crush | end) ~ me
(shame | pity | sad | wish | gutted | unlucky | unfortunate*) _3 (it | they | the (car | bus | crash | bullet | fire | bomb | fall)) ~ (missed | didnt (kill | get | finish | hit)) ~ me
(dont | didnt | not) ~ feel (lucky | grateful | saved | blessed) ~ (that i | to | i feel like)? _5 (survive* | alive | missed | lived | make it)
(survive* | lucky | lived) _6 (dont | didnt | not) ~ feel (lucky | grateful | saved | blessed)
(wish* | should | shouldve | meant to | supposed to | wishing) ~ (that)? ~ (i | id | i had | ive)? ~ (have | had | be | been)? ~ (gone down | died | dead | been (the one | killed | on (it | that (plane | flight | train | boat)) | in (the | that) (car | crash | fire)) | be in the (ground | coffin | grave | urn | box)) ~ (with | in | instead | on | that day | that night | back then | there | of them | of (him | her) | too | when | the one who died)
(should | shouldve | couldve | wish it | why couldnt it) ~ (it)? ~ (have | had)? ~ been me ~ (instead | who died | that died | not (him | her | them) | in (that | the) (car | coffin | grave | crash | fire))
(meant | supposed) to be ~ (one of)? _4 ~ (dead | who didnt make it | didnt make it | not (here | alive) | gone by now)
(take | trade | give | swap | swop | donate | sign over) ~ (away)? ~ my (life | heart | years | organs | time | place | spot) _6 (to | for | with) _4 (who (wants | deserves | wanted | needs) | wants it | deserves it | sick | kid | someone | person | somebody)
(hope | hoping | wish | pray | waiting for | when) ~ my (number | time | turn) ~ (to | would | will)? ~ (comes up | come up | is up | comes | come) ~ (early | soon | next | quick*)
any ~ (time | day) now ~ (god | lord | please | jesus | universe)
(when | once | after | if) _4 (goes | dies | passes | is gone | go) _3 (id | i | i would | ill | i want to | i will | im | hope i) ~ (like | love | want | be | just)? ~ (to)? ~ (go | die | follow | gone) ~ (the same | too | with | next | after | right after | as well | next to | straight after)
`,
  },
  {
    id: 'frame.not_be',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(day | when | until | till | moment | time | wait to | waiting to) ~ (that)? ~ i ~ (can)? ~ (finally)? ~ (stop | cease | quit) ~ (existing | living | breathing | being alive | being here)
(better | easier | happier | kinder | best | relief | favor | favour | good) ~ (off)? ~ for (everyone | everybody | them | my _1 | all | the world | you | people | us | her | him) _2 if i ~ (just)? ~ (wasnt | werent | was not | didnt | died | disappeared | left this | was gone | were gone | was dead | were dead | vanished | stopped existing | wasnt here | never existed | am gone | am not here)
(if i) ~ (just)? ~ (died | disappeared | vanished | went missing | was gone | dropped dead | didnt wake up) ~ (tonight | tomorrow | today | right now)? _1 (nobody | no one | noone | not a soul | who) ~ (would | will | d) ~ (even)? ~ (report | know | look | find | realise | realize | ask | come | call | check | notice | care)
why (cant i | is it so hard to | wont i | dont i | havent i | cant god let me) ~ (just)? ~ (die | be dead | died | drop dead)
($wanna | let me | could i | can i | hope to | wish i could | id like to | need to | like to | going to | gonna | rather) ~ (just)? ~ (evaporate | dissolve | disintegrate | dissipate | cease | cease to (be | exist) | fade (away | out | into nothing*) | melt (away | into nothing* | into the (floor | ground)) | turn (to | into) (dust | nothing | air | ash) | blow away | be nothing | be no one | be (gone | dead and gone | dust | ash | ashes | deleted | erased | wiped | off this (earth | planet) | finished with it all | out of (this world | here for good | it all | my misery)) | stop being (alive | a person | here | me)? | stop (existing | being) | not (be | exist | have to be | have to exist | be a person | be conscious) | un exist | be unborn | disappear | vanish | be swallowed up | be put down | be put to sleep | rot | go to heaven | go to hell already | be with the angels)
(wouldnt | would it | wouldn t it) ~ be ~ (so | such | that | a)? ~ (bad | terrible | wrong | awful | nice | easier | better | tragedy | loss | mind | matter | great) ~ (thing)? ~ (if i | not to | to not | if i just) ~ (werent | wasnt | were not | was not | be | didnt | just | never)? ~ (around | here | gone | alive | exist | be here | be around | wake up | dead | disappeared | died)
(be nice | nice | good | lovely | easier | simpler | relief | better) ~ (to)? ~ (not exist | not be (here | alive | around | anymore) | be unborn | never (exist | be born | have been born) | be (dead | gone) | just not be | not have been born)
(wish | wishes | wished | wishing | if only) ~ (that)? ~ my ~ (mum | mom | mam | mother | parents | dad | ma | momma) ~ (had | could | would | had just | just)? ~ (never | not | hadnt | didnt)? ~ (aborted | abort | miscarried | had an abortion | had the (miscarriage | abortion) | swallowed | used a condom | worn a condom | kept it in his pants | never (had | met | conceived) (me)? | had me | have me | given birth to me)
(should | shouldve | wish i | wish she | wish they | supposed) ~ (have | had | d)? ~ (been)? ~ (aborted | miscarried | an abortion | a miscarriage | drowned at birth | stillborn | swallowed)
(death | dying | grave | coffin | being dead | nothingness | oblivion | the end | the void | the other side | heaven) ~ (doesnt | dont | does not | didnt | sounds | seems | looks | feels | looking | is starting to (look | sound | feel) | is | would be)? ~ (even)? ~ (frighten* | scare* | bother* | worry | terrif*)? ~ (me)? ~ (anymore | any more | restful | like (a | an)? (lie down | rest | sleep | holiday | vacation | nap | break | home | upgrade | relief | friend | bliss) | inviting | tempting | cosy | cozy | warm | attractive | appealing | beautiful | peaceful | comforting | better than)
(look* | looking) forward to ~ (my)? ~ (own)? ~ (death | dying | being dead | the grave | the end | it ending | my funeral | not being here | being gone)
(been | already | practically | basically | am | im | feel) ~ dead ~ (since | for (years | months | a long time) | inside and | already | and (my body | nobody | no one)) 
(hate | hating | gutted | cant believe | ashamed | sorry | tired | annoyed | disgusted | sad | wish i wasnt) ~ (that)? ~ (im | i am | of being | to be | i) ~ still ~ (here | alive | breathing | living | around | on this earth | existing)
(thought | figured | assumed | expected | planned | hoped) _4 (id | i would | i) ~ (be | have been | would be)? ~ (dead | not make it | not live | never make it) ~ (by | to | past | at | before | long | this)
(thought | figured | assumed | expected | planned | hoped) _4 (id | i would | i) ~ (wouldnt be | not be | never be | wouldnt) (here | alive | around | living)
(thought | hoped) by ## i (wouldnt be | would be (dead | gone))
(never | didnt | not) ~ (think | thought | plan* | expect* | mean* | suppose* | want*) _2 (live | make it | be alive | survive | last | get) ~ (this | to | past | till | until | beyond) ~ (far | long | age | my | ##)
(see | where | picture | imagine) ~ (myself | yourself | me | you) ~ in (five | ten | # | a few | 5 | 10) years _6 (nowhere | dead | i dont | in the ground | not here | not alive | a grave | hopefully not | gone | underground | six feet)
(every | each | this | last) _1 (birthday | new year | new years | christmas) _6 (wish | hope | pray) _4 (last | final | dead | die | not (be here | see))
(i | just) ~ (want | wanted | need | wants) ~ (everything | it | it all | all of it | all this | life | the world | all | this) ~ (to)? ~ (just)? ~ (stop | end | go (black | dark | quiet | away forever) | be (over | quiet | done | gone) ) _3 (me included | including me | myself included | me too | for me | all of it | for good | permanently)
(me included | including me | myself included)
want out ~ (of (life | it all | all of it | everything | existing | existence | this (life | world | body) | my (life | body | head | skin)) | altogether | for good | completely) 
(sick | tired | bored | done | hate | hating | fed up | weary) ~ (of | with)? ~ (having (a | to have a) (body | pulse | heartbeat | life) | having to (be alive | exist | live | breathe | be a person | be here | be someone | wake up) | being (a person | conscious | awake | human | on this (earth | planet)) | this (flesh | meat suit | planet | earth))
(dont | do not | didnt | not) ~ (want | wanna | wish | need | plan | intend | care | fancy | feel like | deserve) ~ (to)? ~ (be (on this (earth | planet) | in this world | conscious | a person | part of this world | one of the living | on earth) | see (tomorrow | another (day | year | morning | sunrise | birthday) | the (morning | new year)) | grow (old | up | older) | turn ## | have a (future | tomorrow | next) | make it (to | past | through))
(nobody | no one | noone | no body | not a soul | who) ~ (would | will | d | wouldve | gonna)? ~ (even)? ~ (notice | miss me | care | cry | come | know) ~ (if i | when i | when im | if im | me)? ~ (just)? ~ (was | were | am | went | to)? ~ ($gonefor | disappeared | vanished | died | missing | stopped existing | didnt wake up | dropped dead | for weeks | for days | till monday | until the smell | until the rent | at my funeral | to my funeral)
(world | they | everyone | everybody | life | lives | $loved | people | office | house) _5 (better | easier | happier | lighter | calmer | cheaper | simpler | safer | freer | relieved | fine | ok | good) ~ (off)? ~ _3 (without me | if i (wasnt | werent | was not | left for good | died | vanished | disappeared | never) | once im (gone | dead | out) | when im (gone | dead | out of) | with me (gone | dead | out) | minus me | after im gone | me gone | me dead)
(everyone | everybody | they | world | we | kids | family | wife | husband | mum | mom | parents | nobody) _3 (would | will | d | wont | wouldnt) ~ (be | have | get | need | miss)? _5 (if i (died | was dead | were dead | was gone | disappeared | wasnt here | didnt exist | was never born | werent around | wasnt around | killed myself))
(im | i am | i | ive become | being) ~ (just | only | nothing but | such)? ~ (a | the | an)? ~ (burden | dead weight | deadweight | drain | waste of (space | oxygen | air | skin | life | time and space) | problem | mistake | extra mouth | dead loss | weight | liability | millstone) ~ (to | on | for | around | and) ~ (my | everyone | everybody | them | all | the | people | society | others | her | him | you | they | i)
(worth | worthy) more dead ~ (than)? (alive)?
(more use | more useful | more valuable | better) ~ (to (them | everyone | my family | my kids))? ~ dead ~ (than (alive | living))?
(life insurance | insurance | the policy | my pension | payout) _8 (more dead | worth more | better off | if i died | when im gone | once im gone | pays out | sorted if i)
`,
  },
];
