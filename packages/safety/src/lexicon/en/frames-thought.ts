import type { PatternGroup } from '../types.ts';

/** English: thoughts of ending one's life and of how, by what they say. */
export const FRAMES_THOUGHT: readonly PatternGroup[] = [
  {
    id: 'frame.exit',
    category: 'suicide',
    level: 2,
    lifts: true,
    patterns: `
($intent | might | want to | scared ill | afraid ill | gonna) ~ do something _1 (stupid | drastic | bad | permanent | irreversible | reckless | i cant take back | ill regret | i might regret | dangerous | crazy to myself)
(drove | went | walked | cycled | biked | rode | got the bus | took the bus) _2 to the (bridge | cliff | cliffs | overpass | tracks | train tracks | roof | rooftop | reservoir | viaduct | multi storey | ledge | car park roof) _3 (parked | sat | stood | stared | waited | looked (down | over) | cried | climbed)
(had | have | ive had | got) ~ a plan ~ (since | for (months | weeks | years | a while)) _6 (nobody | no one | noone | stop existing | die | noticed | end)
$seeme ~ ($exitverb | $exiting)
$exitslang
(i | im | ive | been | just | keep) _2 $exiting
(make | making | put | putting | give | bring | giving) ~ (an | a | the)? ~ (end | finish | stop) (to | of | on) ~ (my | me | mine | this)? ~ (own)? ~ (life | live | self | existence | days)
(finish | finishing | end | ending | stop | stopping | destroy | loss | lose | quit | close | cut) ~ my ~ (own)? ~ (life | live | lifes | existence)
(i | am | im) _3 (think* | want* | try* | plan* | wish* | like | decide*) ~ (to | for | of | in)? ~ (kill | killing | suicide | finish) ~ (me | my | mine | i) ~ (self)?
(for | of | to | about) ~ (kill | killing | hanging | hang) ~ (me self | my self | mine self | me own self | oneself | one self)
(kil ling | ki lling | killi ng | kil lin) ~ (my self | myself)?
(sui cide | suic ide | suici de | su icide | sue icide | sue aside | suey side | suicidle | sucide | suiside | suicied | suecide | suicyde | soocide | suicude | siucide | suicde | suacide | s word)
(by | of) (my)? own (choice | accord | hand | doing | will | free will) _4 (die | dying | death | sleep* | end | leave | go | pass)
(sleep* forever | die | dying | go | end) _3 by (my)? own (choice | accord | hand | doing | will)
(death | dying) by (my | me | own)
(pray | prays | praying | prayed | beg | begging | begged | ask | asking) ~ for ~ (death | the end of (me | my life) | an early (death | grave) | my (death | own death))
(trying | try | tryin | tried | busy | effort | energy | hard | harder | difficult | impossible | tougher | struggling | fighting | fight | managed | managing | everything i have | takes everything | all i can do | barely | day | today | job | promise | promised) _5 (not | from) ~ (to)? ~ ($killself | $killingself | $hangself | $hangingself | $exitverb | $exiting | jump off | jump in front)
(keep* | kept | stop* | hold* | prevent*) ~ (me | myself) ~ (back)? ~ from ~ (just)? ~ ($killself | $killingself | $hangingself | $exiting | doing it tonight | jumping)
(only | one | sole) ~ (thing | reason | person) _4 (from | not | havent | dont | didnt | haven t) ~ ($killself | $killingself | $hangingself | $hangself | $exiting | doing it | done it | kill* | jump* | suicide | end* it)
(guts | courage | nerve | balls | bottle | strength | bravery | brave enough | strong enough | courageous enough | too scared | too chicken | too cowardly | too much of a coward | too afraid | coward) _1 (to | for) ~ (just)? ~ (do it | $exitverb | $killself | jump | pull the trigger | go through with (it | that) | end it | kill me)
(be | being | am | im | are | feel | feeling | felt | get | getting | gets | so | been | become | me | and | very | actively | chronically | passively | bit | little) ~ (suicidal | suicydal | suicidial | sucidal | suicidel)
(fantasi* | imagin* | pictur* | daydream* | dream* | plan* | rehears* | visuali* | think* | thinking) ~ (about | of | through)? ~ (my | me) ~ (own)? ~ (funeral | death | suicide | eulogy | obituary | dead body | corpse | coffin | last day | final day)
(think* | thought* | thinking | fantasi* | dream* | daydream*) ~ (a lot | all the time | constantly | every day | nonstop | daily)? (about | of | abt | bout) ~ (a lot)? ~ (death | dying | being dead | not being (here | around | alive) | not (existing | waking up) | how (i | id | i would | i might) (die | go | end it) | ways (to | of) (die | dying | not be (here | around | alive) | go) | my death | ending things | ending it | jumping | disappearing (forever | for good))
(ways | way | how | method*) ~ (to | of | id | i would | i could | i might)? ~ (not | never) ~ (to)? ~ (be | being | wake | waking | exist | existing) ~ (here | around | alive | up | anymore)
(work* out | figur* out | plan* | plot* | google* | research* | look* up | count* | list* | know | consider* | weigh* | gone through | run through | ranked | choosing | deciding on | decid*) ~ (all)? ~ (the | my | of | on)? ~ (ways | options | methods | how | way) ~ (id | i would | i could | i might | to | of | i)? ~ (do it | go | die | dying | end it | not (be here | be around | to be around | to be here) | disappear | kill* | make an exit | leave | get out of this (life | world) | do it painlessly)
i? (count | counting) the ways .
my (head | brain | mind | thoughts) ~ (just | keeps | always | automatically)? ~ (says | say | goes | saying | tells | telling | screams | screaming | shows | showing | whispers | whispering | showed | told | said | shouts | replays | playing) ~ (to)? _3 (go on | do it | jump | die | $killself | kill yourself | end it | step off | just jump | let go | end yourself | me hanging | me falling | me dead | me jumping | swerve | drive into | use it | use that)
(demon* | devil | voices | voice | something | part of me | brain | depression | illness | monster) _4 (tell* | tellin | say* | whisper* | scream* | want* | shout* | beg*) ~ (at)? ~ (me)? ~ (to)? ~ (just)? ~ ($exitverb | check out early | $killself | die | jump | hurt myself | do it | end it | go for it | kill | me dead | me to die | me gone)
(keep | keeps | constantly | always | just | really | suddenly | still) ~ (wanting | wantin | thinking about | getting the urge | having the urge) ~ (to)? ~ (jump | jumping | drown | drowning | hang | od | overdose | swerve | step* off | run into traffic | fall)
(urge | urges | urged | tempted | temptation | impulse | compulsion | pull | itching | draw) ~ (to | of | towards)? ~ (just)? ~ (jump | step off | step out | let go | swerve | drive off | drown | walk into (traffic | the sea | the road | the (river | lake)) | throw myself | take them all | swallow them all | not stop)
(danger | risk | threat | harm) to (myself | me | meself) ~ (right now | tonight | at the moment | now)?
(dont | do not | cant | cannot | didnt | never) ~ trust ~ (my (feet | hands | legs | body | brain | head | mind | thoughts) | myself) ~ (not to | to | tonight | when im | anymore | right now | alone | (near | around | on | at | with | by) _1 (knives | knife | pills | meds | medication | bridge | bridges | platform | platforms | balcony | edge | tracks | tube | train | trains | razor | razors | blades | gun | guns | rope | window | windows | traffic | cliff | roof | heights | sharp | tablets | medicine | drawer | car | driving))
(dont | cant | do not) trust my (feet | hands | legs)
(avoid* | stay* away from | keep* away from | stand* back from | cant go near | scared of | afraid of) ~ (the | a | my | all)? _1 (tube | platform | platforms | bridges | balcony | balconies | tracks | train tracks | knives | edge | roof | medicine cabinet | pills) _8 (trust | jump* | might | do something | use | what i | throw | feet | impulse | urge | tempt*)
($seeme | i could | imagin*) ~ (just)? ~ (let | letting) ~ go of the (wheel | steering wheel | railing | rail | rope | ledge)
(wondering | wonder | wondered | asking | ask) _4 (what itd | what it would | what it d | what it | if it | whether it | does it | how it) ~ (would | will | feel | feels | is | d)? ~ (be | feel)? ~ (like)? ~ (hurt* | to die | being dead | to be dead | to not exist | dying | to drown | to jump | to hang)
(would | does | do | will) ~ (jumping | hanging | drowning | dying | overdosing | death | a permanent log off | bleeding out) ~ hurt
(would | does | will) it hurt (to die | if i (die | jump | hang | kill) | when you die)
(if i (killed | hanged | hung | hang | kill | hurt) (myself | meself | my self)) 
i (hung | hanged | hang | killed | kill) (meself | mesel | masel | my self)
(better | easier | peace* | relief | rest | quiet) ~ (to)? ~ (be)? dead ~ than (alive | this | living | here | like this)
(obituar* | funerals | funeral) _8 (jealous | envy | envious | wonder* how they | wish it was mine | wish it was me | my age)
(take | took | taking) ~ (the)? ~ (permanent | final | ultimate) (solution | exit | step | way out | decision | rest)
i want out .
(suicide | death | dying | killing myself | ending it) ~ is ~ (always | constantly | never far from | forever)? ~ (in | on | at) ~ (the)? ~ (back of)? ~ my (mind | head | brain)
(death | dying | suicide | to die | to be dead) ~ is ~ (all | the only thing | the one thing) ~ (that)? ~ i (want | crave | think about | need | look forward to)
(scared | afraid | worried | terrified | frightened) ~ (that)? ~ (im | ill | i | i am | i will) ~ (going to | gonna | might | could | will | about to)? ~ (do something | hurt myself | do it | end up (doing it | dead | killing) | not make it | act on (it | them))
(looking | staring | look | stare | stared | looked) ~ (up)? ~ at ~ the (rafters | beams | beam | ceiling hook | light fitting | banister | bannister)
dont belong ~ (in this world | on this (earth | planet) | here on earth | among the living | in this life)
(how | ways) (theyd | people | others | id) ~ do it _6 (loo | office | pills | myself | painless*)
(keep | keeps | kept | cant stop | cant help | find myself | caught myself) ~ (looking | staring | glancing | lookin | starin | eyeing) ~ at ~ (the | my | that | his | her | a) _2 (pills | tablets | bottle | rope | knife | knives | razor | blade | bridge | tracks | gun | meds | medication | cabinet | beam | hook | balcony | ledge | belt | cord | bleach | roof | river | water)
(dont want | didnt want | not want) ~ (anyone | anybody | you | them | him | her | people) ~ to ~ (stop | save | rescue) ~ me
so (nobody | no one | noone | they) ~ (can | could | cant | wont) ~ (stop | save) me
(do you | will i | would i | do people who | does someone) _4 go to hell ~ (if (i | you | they) | for)? ~ (kill* (yourself | myself | themselves) | suicide | taking (my | your) own life | do it (yourself | myself))
(is it | is suicide | is killing yourself) ~ (a)? ~ (sin | unforgivable | cowardly | selfish) ~ (if i | to | for me to)? _5 ($killself | die | do it | leave | go | kill)
`,
  },
  {
    id: 'frame.method',
    category: 'suicide',
    level: 3,
    subject: 'self',
    patterns: `
(thought | think* | imagin* | tempted | wonder* | urge | consider*) _3 (swallowing | taking | downing | necking | to take | to swallow | if i took | if i swallowed) ~ (the lot | them all | it all | all of them | every (one | last one | single one) | the (whole | entire) (lot | bottle | box | packet | pack | strip))
(rope | ropes | belt | belts | scarf | scarves | tie | ties | cord | cable | sheet | sheets | hose | beam | beams | rafter | rafters | hook | branch | banister | rail | door) _8 (would hold | hold me | hold my | hold a person | holds me | take my weight | hold the weight | strong enough | is strongest | the strongest | bear my weight)
by ones own hand
(which | what) ~ (of)? ~ (my | the)? _2 (rope | belt | belts | scarf | tie | ties | cord | beam | branch | hook | rafter | knife | bridge | roof | train) ~ (is | would | will)? ~ (strongest | strong enough | high enough | hold | would hold | sharp enough | fast enough | quickest | tall enough)
(look* | star* | gaz* | eye* | eyein | eyeing | glanc*) ~ (up)? ~ (at)? ~ (the | my | that | every | a) _1 (scarf | tie | belt | rope | beam | rafters | hook | banister | light fitting | ceiling fan | knives | knife | pills | tablets | medicine cabinet | bridge | tracks | razor | blade | bleach | strap | gun | river | sea) ~ (in a)? (different* | differently | differnt | and think | and wonder | and imagine | thinking about it | wondering | for hours | more than | way too long | for too long | like it | and my brain)
(look* at _4 strap | look* at _3 gun | staring at _3 gun | staring at _3 pills | staring at _3 tablets | staring at _3 rope | staring at _3 noose) 
(use | using | used | turn | turning) ~ (that | it | this | one | them) ~ on (me | myself | meself | you)
(deciding | decide | choose | choosing | torn | toss up | between | either | pick | picking | whether) _3 ~ (the | a | my)? $means ~ (and | or | vs | versus) ~ (the | a | my)? $means
(pour* | tip* | swallow* | neck*) ~ (it | them | the bottle | the lot) ~ all (in | in my mouth | down my throat | at once | in one go)
(imagin* | pictur* | think* about | wonder* | what if i | what would happen if i | if i just) _3 (pour* it all in | pour* them all | swallow* (it all | them all | the (whole | entire) _1 | every) | tak* (them all | all of them | the (whole | entire) (bottle | box | packet | strip | pack | lot) | every last | every single) | took (them all | all of them | the (whole | entire) (bottle | box | packet | strip | lot) | the lot))
(if i)? ~ (ran | run | left | leave | running | start*) ~ (the | my)? (car | engine | motor) ~ (running)? ~ (in | inside) ~ (the | my) ~ (closed | locked)? garage _10 (nobody | no one | find | comfort | sleep | die | gone | over | never | peace* | drift)
(let | letting) ~ the (car | van | truck | wheelchair) ~ (just)? ~ (roll | drift | go over | sink)
(open* | unbuckl* | undo* | unclip*) _5 (door | seatbelt | belt) _3 (on the (motorway | highway | freeway | autobahn | interstate) | at speed | while (mum | mom | dad | she | he | were | driving) | in traffic | at 70)
(stones | rocks | bricks | weights) ~ in ~ (my)? ~ (pockets | coat | backpack | rucksack | pocket)
(think* | thought* | imagin* | fantasi* | dream* | obsess*) _3 (drowning on purpose | drown* (myself | on purpose | in (the | my)) | going under | going in (it | the (water | river | lake | sea | pond)) | walking (in | into) (the | it) | not coming up | not surfacing | breathing (it | water) in)
(think* | thought* | keep coming back to | thinkin | cant stop thinking | obsess*) ~ (a lot)? ~ (about | abt | of | bout) ~ (the | that | a | my | our)? _2 (bridge | overpass | viaduct | cliffs | tracks | rafters | rope | noose | shotgun | shotgun cabinet | gun cabinet | gun safe | rat poison | razor | blade | bleach | multi storey | reservoir | beam | hook | ledge | parapet | level crossing) ~ (a lot | all the time | constantly | every (day | night | time) | again | at night | now | lately)
(think* | thinking | thought) ~ (is | of)? ~ (paracetamol | tylenol | pills | tablets | overdose | rope | noose | razor | bridge | train | insulin) ~ (and | first | every | all | straight away | again)
(shotgun | gun | rope | pills | bridge | river | noose | train | cliff | overdose | shotgun cabinet | gun cabinet) _4 (would | could | will | d) ~ (solve | fix | sort | end | finish | take care of | cure | settle | quiet* | silence) _1 (me | us both | my | it all | everything | both of us | this for me | the noise)
(know | knows | worked out | figured out | decided | certain) ~ (exactly | precisely)? (what | which | how much | how many | where) ~ (id | i would | i d | dose | to) ~ (use | take | jump | do it | inject | swallow | go to do it | need)
(alone | left alone | trusted | be trusted | safe) ~ (with | around | near) ~ (the | my | a | any)? _1 (cabinet | pills | knives | knife | meds | medication | gun | guns | razor | razors | rope | medicine | tablets | sharps | balcony | blades | drugs cupboard)
(drawer | cupboard | cabinet | box | shoebox | jar | bag | envelope | stash | bottle) (full)? of ~ (old | his | her | my | moms | mums | dads | grans | grandmas | leftover)? ~ (strong)? ~ (sleeping)? $pills _8 (look at | think about | stare at | keep | comfort | just in case | way out | option | insurance | choice | if | more than)
(i)? ~ (lean* | step* | fall | fell | tip* | take one step) ~ (a (little | bit))? ~ (forward | off the platform | over | too far) _10 (train | platform | wouldnt (need | have) | never (need | have) | doors | over | edge | tracks | restful | relief)
(lean* | step* | throw* | jump* | walk* | fall*) ~ (forward)? ~ (out | in | off)? ~ (in front | under | before) _3 (train | tube | bus | lorry | truck | traffic | car | metro | tram | subway)
(trains | train | buses | bus | lorries | trucks | traffic | bridges | balconies | cliffs | ropes | knives | pills) ~ (keep | always | just)? ~ (look* | seem* | call* | feel* | whisper*) ~ (so | more)? ~ (inviting | tempting | to me | at me | me | good | easy | like an (option | answer | exit) | my name)
(me | myself) ~ (tied | hanging | swinging | dangling | hung | floating | lying | splattered | falling | on the pavement | under a) ~ (to | from | off | under | in | on | at)? ~ (the | a)? (banister | beam | bridge | rafters | fan | train | tree | river | roof | tracks | bath | stairwell | rope | ceiling)
(no one | nobody) ~ (would | will | to) ~ (smell | find | notice | discover | miss | know | hear) ~ (anything | me | the body | it | im gone)? ~ (till | until | for) 
(easy | easier | simple | quick) ~ to ~ (just)? ~ (drive off | let go | let the car | step off | jump | swerve | slip under | not brake | not come up | roll into | go under | fall)
`,
  },
];
