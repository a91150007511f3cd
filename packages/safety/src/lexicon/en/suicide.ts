import type { PatternGroup } from '../types.ts';

/** English: suicide, by level of the Columbia scale. */
export const SUICIDE: readonly PatternGroup[] = [
  {
    id: 'suicide.wish',
    category: 'suicide',
    level: 1,
    patterns: `
rather ~ (be dead | not exist | not be alive | not live | be gone forever | never have been born)
(want | need) out of ~ (this | my) ~ (life | existence | body)
i ~ $wanna ~ $die
(wish | hope | pray | praying | hoping | wishing) _5 take* me ~ (already | away | in my sleep | now | too | soon | home)?
(think* | thought*) (of | about) joining (them | him | her | my _1)
(if i) ~ (died | die | dont wake up | didnt wake up) _6 (ok | okay | fine | relieved | glad | happy | peace)
(ready | waiting | hoping | praying | begging | longing | prefer | welcome | welcoming | crave | craving | invite) ~ (to die | for death | for god to take me | god takes me | god to take me | for the lord to take me | death | for it all to end | for it all to be over | to not be alive | to leave this world | to be dead)
(want | wanted | wanting | need | wish | beg | pray | just want | waiting for) ~ (it | this | everything | it all | my life | the pain | all of this | all of it | my suffering | life | this life) ~ (to be | to) ~ (over | end | stop forever | be over forever | finish for good | done forever | stop for good)
(want | wanted | wanna | wish | need | hope | wishing) ~ to ~ (disappear | dissapear | vanish | go to sleep | fall asleep | sleep | close my eyes) ~ (forever | for good | and never come back | and never wake up | and not wake up | from this world | from the earth | from existence | permanently | and never be found | and never wake | and not exist)
(i | im | id | me) ~ (should | deserve to | ought to | belong | need to | must) ~ (be)? ~ (die | dead | not exist | not be alive | cease to exist | in the ground | in a grave)
(want | wish | need | waiting for | begging for | someone | please | wants) ~ (someone | somebody | anyone | you | them | god | something) ~ (to)? ~ (kill me | shoot me | murder me | end my life | end me | put me down | put me out of my misery)
(want | wanna | wanted | ready | would like | like | wish | hope | tryna | trying | prefer | decided | love | tired and want | wnt | desperate) (to | 2 | too) ~ (die | be dead | b dead | not live | not be alive | not exist | not live anymore | stop existing | stop living | stop being alive | be gone forever | never wake up | not wake up | cease to exist)
(wanna | wana) ~ (die | be dead | not live | not be alive | not exist | stop existing | stop living | stop being alive | never wake up | not wake up | b dead | cease to exist)
`,
  },
  {
    id: 'suicide.passive',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(dont | do not | not) ~ (want | wanna | wish) ~ (to)? ~ do ~ (this)? ~ life ~ (thing)? ~ (anymore | any more | any longer)?
(happier | better off | better | calmer | freer) ~ dead
(nobody | no one | they | world) ~ (needs | wants) ~ me _4 (should | want to | may as well | might as well | better) ~ (just)? ~ (die | disappear | be dead)
(wish | hope | want | pray) ~ (that)? ~ (someone | somebody | anyone | god | they | he) ~ (would | could | will | to)? ~ (kill | shoot | murder | end) ~ me
(dont | do not | not | never) ~ (think | believe | feel like | know if) ~ (that)? ~ i ~ (want | wanna | can | should | deserve | could | even want) ~ (to)? ~ (live | be alive | be here | exist | go on | keep going | keep living | live anymore | carry on | survive this)
(dont | do not | not | never | doesnt) ~ have ~ (anything | something | anyone | a thing | much | a reason | any reason) ~ (left)? ~ to live ~ (for)?
if a (car | bus | truck | train | plane | meteor) _5 me _6 (fine | ok | okay | relieved | happy | glad | mind | care | relief | good)
(get | got | getting | be) ~ hit by a (car | bus | truck | train) _4 (wouldnt mind | be fine | be okay | relief | glad | happy)
(nothing | no one | nobody) ~ (left)? ~ (here)? ~ (for me) ~ (in this life | in this world | anymore | left | on this earth)
(life | living | existing) ~ (is | feels | s) ~ (so | completely | totally)? ~ (pointless | meaningless | not worth it | worthless | unbearable) ~ (and)? ~ (i)? ~ (want out | want to die | cant | want it to end | want it over | give up)?
(no longer | not) ~ (want | wish | care | desire) ~ to ~ (live | be alive | be here | exist | go on | keep living)
(living | being alive | existing | staying alive) ~ (hurts | hurt | is | feels) ~ (too | so | just)? ~ (too much | painful | exhausting | unbearable | torture | hell | agony | too hard | so much | a curse | a punishment | pain)
(im|i am|ive been|been|keep|be) ~ (wishing|praying|hoping|begging|longing|wanting) _4 (die | dead | dying | death | never wake up | dont wake up | didnt wake up | not wake up | gone forever)
(wish|wished|wishing|pray|hope|hoping|praying|wis) ~ (that)? ~ (i|id|i d) ~ (was|were|am|be|could be|would be|could|would|just)? ~ (dead | die | died | gone forever | never born | not born | not alive | not exist | not be here | disappear | disappeared | dissapear | not here anymore | vanish | cease to exist | stop existing | never existed | not wake up | never wake up | not be alive)
(wish|wished|hope|hoping|pray|praying|wishing) ~ i ~ (hadnt been born | had never been born | had never existed | had never been alive | had died | had been aborted | didnt exist | didnt wake up | dont wake up | wont wake up | wouldnt wake up | never wake up | never woke up | wasnt alive | wasnt here | wasnt born | werent alive | werent here | werent born | was never born | was never alive | were never born | didnt have to (live|exist|be alive|be here|wake up) | get hit by a _2 (car|bus|truck|train) | could fall asleep and never wake up | could go to sleep and never wake up | could sleep forever | could just not exist | got cancer | get cancer | don t wake up)
(dont|do not|doesnt|didnt|not) ~ (want|wanna|wish|deserve|feel like i want|see the point in|see a point in|see any point in|see the point of|see a reason|see any reason|have a reason|have any reason|have the will|have the strength|have it in me|feel like|find a reason|find any reason) ~ (to)? ~ (be|living|live|exist|existing|existence|being|stay|wake|waking|go on|carry on|carrying on|going on|keep living|keep existing) ~ (alive | here | anymore | any more | any longer | living | alive anymore | on this earth | on this planet | in this world | up tomorrow | up anymore | up ever again | up again | up in the morning)?
(cant|can not|cannot|can t|couldnt) ~ (go on | carry on | keep going | keep living | keep existing | live like this | live this way | live with this pain | do life | do this life | live anymore | live any longer | exist anymore | be alive anymore | stand being alive | stand to be alive | stand living | bear to live | bear living | bear being alive | bear to be alive | face another day | face tomorrow | keep doing this anymore | keep doing this | take this life | take living)
(no | any | a | the | have no | see no | zero) ~ (reason | point | purpose | will | desire) ~ (to | in | of | for | for me to | left to | in me | to me) ~ (live | living | be alive | being alive | stay alive | staying alive | going on | go on | exist | existing | my life | life anymore | keep living | continue living | keep going | carry on | carrying on | keep on living | wake up | waking up | being here anymore | be here anymore | continuing | live anymore)
nothing (left)? (to | worth | else to) (live for | living for | live 4)
(better off | be better off | better of | happier | be happier | a better place | easier | be easier | better | be fine | be ok | relieved) ~ (if i was | if i were | if i am | with me | when im | if im | were i | once im | off) ~ (dead | gone | not here | not alive | not around | never born | under the ground | six feet under)
(better off | be better off | better of | happier | be happier | be easier | easier) ~ without me
(better off | be better off | better of) ~ (dead | gone | not alive | not existing | not being here)
(life | living | existing | it | im | this life) ~ (isnt | is not | not | aint | no longer | isn t | stopped being | hardly | barely) ~ (worth it | worth living | worth it anymore | worth living anymore | living for)
(tired | sick | done | exhausted | over | fed up | weary | sick and tired | bored) ~ (of | with | from) ~ (living | life | being alive | existing | existence | my life | this life | my existence | being here | waking up every day | waking up | everything and want it to end)
(over | done with | hate | hating | despise | loathe) ~ (being alive | existing | my existence | living anymore | life and want it over | that im alive | that i am alive | that i woke up | that i exist | waking up every day | waking up in the morning)
(god | lord | jesus | someone | somebody | universe | please) ~ (take me | kill me) ~ (already | away | now | in my sleep | home | tonight | out of this life | out of my misery | please)
(id | i would | i d | would) ~ (be ok | be okay | be fine | not mind | be happy | welcome it | be glad | be relieved | wouldnt mind | not care) ~ (with dying | if i died | if i didnt wake up | if i never woke up | not waking up | dying | if i dont wake up | if something killed me | if it killed me | if i were dead | if i was dead | being dead | if i just died | if i got hit | if a bus hit me | if a car hit me)
(wouldnt | dont | didnt | do not | would not | doesnt) ~ (mind | care | matter) ~ (if i | dying | being dead | if i ~ die) ~ (died | die | live | live or die | lived or died | dont wake up | didnt wake up | never woke up | was dead | were dead | am dead | got hit _4 | get hit _4 | dropped dead | drop dead | survive | wake up or not | am alive | am alive or dead | not wake up)
(dying | death | being dead | to be dead | not existing | nonexistence | nothingness | not being alive) ~ (sounds | seems | feels | would be | looks | is | must be | has to be | got to be | gotta be) ~ (so)? ~ (nice | peaceful | good | great | better | easier | appealing | comforting | tempting | like a relief | a relief | like relief | like peace | like freedom | the only way | the only answer | the only option | the only escape | like the only | my only | wonderful | beautiful | amazing | inviting | preferable | attractive | so much easier)
(never | shouldnt have | should never have | should not have | wasnt supposed to be | regret being) ~ (been born | asked to be born | asked to be alive | be alive | meant to be alive | meant to be born | belong in this world | born)
(world | everyone | everybody | family | people | they | you | all | kids | husband | wife | mom | parents | friends) ~ _3 (better off | better | happier | better place | relieved | be fine | be better | be easier) ~ (if i | without me | when im | if im | with me | once im) ~ (gone | dead | died | disappeared | wasnt here | not here | werent here | didnt exist | never existed | wasnt around | around | in it | wasnt alive)?
(so | am | is | want | ready for | wish for | im | hate) ~ (this life | my life | life) ~ (to be over | to end | end already | over already)
(life | living | existence) ~ (has no | is | without | holds no | has lost all | lost all | has lost its | doesnt have | got no) ~ (meaning anymore | pointless and i | meaningless and i | purpose anymore | meaning left | pointless and | unbearable | meaning for me | torture | not for me | just pain | nothing but pain | hell)
(give | giving | gave | given) ~ up ~ (on)? ~ (life | living | on life | on living | my life)
(wtd | i wanna d word | want to unexist | want to be unalive | wish i was unalive | want to be unalived | wanna be unalived | wish i were unalive | being alive is exhausting | being alive hurts | hurts to be alive | hurts to exist | hate that im still alive | upset that i woke up | mad that i woke up | still alive unfortunately | im done with life | i quit life | ready to meet my maker)
(hope | wish | pray | hoping | praying) ~ (this | that | my) _5 (kills me | will kill me | takes me out | ends me | would kill me)
(tired | scared | afraid | sick) ~ of (being alive | living | life | existing)
(not | dont) ~ (scared | afraid) ~ (of | to) (death | dying | die) anymore
(dont | do not | cant) (see | have | imagine | picture) ~ (a | any | myself having a | myself with a)? future ~ (for me | for myself | anymore | in this world | at all)?
(life | living) ~ (not | isnt | aint) (for me | made for me)
(i | im) ~ (waste of | wasting | taking up) ~ (space | oxygen | air | skin) _3 (should | want | wish | be dead | die | not be here | dont deserve)
(not | dont | wont) ~ (make it to | live to see | be alive for | be alive by | be around for | be here for | see) ~ (my)? ~ (next birthday | 18 | 20 | 21 | 25 | 30 | another year | next year | christmas | # | another birthday | tomorrow)
`,
  },
  {
    id: 'suicide.active',
    category: 'suicide',
    level: 2,
    lifts: true,
    patterns: `
(last | only | best | final) ~ (option | way | choice | hope | answer | escape | solution | resort) ~ (left | now | for me)? ~ is ~ ($killingself | $killself | death | dying | to die)
(my mind | my head | my thoughts | my brain | thoughts | thinking | think | googl* | obsess* | consider* | urge* | tempt* | dream* | talk* myself into | wonder* about | reading about | research*) _5 (suicide | committing suicide | ending my life | killing myself)
(shut up | stop | quiet) ~ about ~ (suicide | dying | killing myself | death)
suicide ~ _3 (fix* everything | fix this | fix it | solve* | end* the pain | end this pain | set me free | the answer | my answer | free me | make it stop)
(killing | unaliving | offing | hanging | shooting | drowning | suffocating | poisoning) ~ (myself | my self)
(voice | voices | part of me | brain | head | mind | something inside) _6 (end your life | kill yourself | kys | end it already | hurt yourself | take your life)
(end | ending | finish | finishing) ~ (things | everything | it | it all) ~ (permanently | for good | forever | once and for all)
(do | doing) away with myself
(death | dying | being dead) _3 (is all i think about | all i think about | consumes me | on my mind constantly | is all i want)
$killself
$killingself ~ (myself | tonight | again | is the only | is my only | seems | sounds | would be | feels | might be | as an option | as the only | as a way out)
($think | want* | wanna | wish | $i) ~ _2 $killingself
$think ~ $killself
$i ~ _2 (suicidal | suicidle | sucidal | suicidial | sewerslidal | suislidal | soo icidal | sui)
(feel | feeling | felt | being | become | becoming | been | am | im | get | getting | going | having | have | with | these | my | so | constant) ~ (suicidal | suicidle | sucidal | suicide thoughts | suicide ideation | suicidal thoughts | suicidal ideation | suicidal ideations | suicidal urges | sewerslide thoughts | suicidal feelings)
(my | having | constant | getting | intense | these | more | bad | dark) ~ (suicidal | suicide) (thoughts | ideation | urges | tendencies | ideas | feelings | ideations)
suicidal (thoughts | ideation | urges | tendencies | feelings | ideations | again | rn | right now | tonight | today)
(suicide | sewerslide) (is | seems | feels | looks | sounds | would be) ~ (like)? ~ (my | the | an) ~ (only | best | last | easiest | answer | option | way | solution | choice | escape)
(thoughts | thought | ideas | idea | urge | urges | plans | plan) ~ (of | about | to | for) ~ ($killingself | $killself)
(death | suicide | dying | killing myself | ending it) ~ (is | seems | feels like | looks like | sounds like) ~ (the)? ~ (only way out | only option | only answer | only solution | only escape | best option | answer)
(life | everything | it) ~ (makes | make | making | made) ~ me ~ (want to | wanna | feel like) ~ ($killself | $killingself | die)
(take | taking | took) ~ $mylife
(voices | voice | brain | head | mind) _5 (kill myself | end my life | end it all | to die)
(if i | i almost | i nearly | i wish i | i shouldve | i should have | wish i had) ~ (killed | ended | offed | hanged | hung | shot | drowned | unalived) ~ (myself | it all | my life | my own life)
$intent ~ _2 $killingself
(sui | suicidal | suicide) ~ (thoughts | ideation | urges)
(s word | s words) (ideation | thoughts)
(do you ever | does anyone else | anyone else) _4 (end your life | kill yourself | kill themselves | end their life)
suicide _3 (on | in | crossing | coming | entering | crosses | crossed) _1 my (mind | head | thoughts)
(way out | option | options | answer | choice | solution | escape | left | think of | see) _3 (but | except | other than | besides | than) suicide
(brain | head | mind | voice | voices | thoughts | something) _4 (kill yourself | kys | end it all | die)
(what if i | maybe i should | i should | i might as well | i could | i might | should i | i may | i ought to | might as well) ~ $killself
`,
  },
  {
    id: 'suicide.method',
    category: 'suicide',
    level: 3,
    lifts: true,
    patterns: `
(use | using | used) ~ (it | that | one) ~ on (me | myself)
(drive | driving | crash | crashing | swerve | swerving | steer | steering) _3 (off | into) _3 ($bridge | tree | wall | river | lake | oncoming | traffic | pole | truck | barrier | ditch)
(take | swallow | down | chug | finish) ~ (the whole | the entire | that whole | this whole | a whole) bottle
(train tracks | tracks | bridge | ledge | rope | gun | pills | blade | razor | knife | water | balcony | roof) ~ (are | is | keep | keeps)? ~ (calling me | calling my name | calling to me | looks so inviting | looks inviting | looks tempting | looking tempting | tempting me)
(lie | lay | lying | laying | sit | sitting) ~ (down)? ~ on the (train tracks | tracks | rails | railway)
$hangself
(picture | pictured | imagine | imagined | imagining | see | saw | seeing | picturing) ~ (myself | my body | my own) ~ (body)? ~ (hanging | dead | jumping | falling | bleeding out | drowning | dying | in a coffin | swallowing)
(do | doing) it with _2 ($pills | gun | rope | knife | blade | razor | car)
(could | should | might) ~ (just)? ~ (swallow | take) ~ (them | it) all
$hangingself
$think ~ ($hangself | $hangingself)
(kill | end | unalive) (myself | it | my life | it all) ~ (with | by | using | via) _3 ($pills | gun | rope | knife | blade | razor | noose | belt | car | hanging | drowning | jumping | overdose | overdosing | cutting | shooting | train)
(bullet | gun | noose | rope | knife | blade) ~ (to | in | through | around | on | at | against) ~ (my | me) ~ (head | brain | mouth | neck | throat | temple | wrists | wrist)
(hold | holding | held | stare | staring | look | looking) ~ (at)? ~ (a | the | my) ~ (gun | rope | noose | bottle of pills | pills | blade | razor blade) _6 (die | end it | wonder* | myself | thinking about using | do it)
(how | what) ~ (it would | would it | it will) ~ feel ~ (like)? ~ (to | if i) ~ ($hangself | $killself | jump | jumped | pull the trigger | pulled the trigger)
(drive | driving) _5 (think* | urge* | want*) _4 (crash | crashing | swerv* | off the road | into a tree | off a bridge | oncoming traffic | into traffic)
(think* | urge* | want* | tempted) _5 (swerv* into | swerv* off | crash* my car | steering into | drive off the road)
(stockpil* | sav* up | hoard* | collect*) ~ (my | the | all my | enough)? ~ $pills
`,
  },
  {
    id: 'suicide.intent',
    category: 'suicide',
    level: 4,
    lifts: true,
    patterns: `
(dont | do not | cant | no one can) ~ (even)? ~ try to stop me
(dont | do not) ~ (look for me | come looking for me | save me | bother saving me) _6 (goodbye | gone | die | dead | over | love)?
(just | i) ~ (hung | hanged | shot | drowned | killed) ~ myself
($i | just | and) ~ $intent ~ _1 ($killself | $hangself | $killingself | $hangingself | $endlife it tonight)
$intent ~ ($killself | $hangself)
(im | i am) ~ ($killing ~ myself | $endinglife $mylife | committing suicide)
(ill | i will | ima | imma | im gonna | im going to | i am going to) ~ be ~ (dead | gone forever) ~ (by | before | soon | tonight | tomorrow | in | when | this)
(decided | decide | chosen | chose | made the decision | made up my mind | made my decision | my mind is made up | settled on | choice) ~ _3 ($killself | $killingself | $hangself | $hangingself | to die | that i will die | that i am going to die | to be dead)
($i | just) ~ ($intent) ~ (die | be dead | be gone) ~ (tonight | today | tomorrow | soon | by my own hand | this week | this weekend | on my birthday | on purpose | by tomorrow | anyway)
($i | just) ~ (gonna | going to | planning to | decided to | will | plan to | about to) ~ (end it | end everything | finish it) ~ (tonight | today | now | tomorrow | all | for good | once and for all | this weekend | soon | myself | this time)?
(end | ending) it (tonight | today | now | tomorrow | right now | for real | this weekend | soon | this time)
(nothing | no one | nobody | noone | you | they) ~ (can | will | could | cant | wont | gonna) ~ (stop me | change my mind | talk me out of it)
(cant | can t | cannot | can not | dont | wont | couldnt) ~ (promise | guarantee | say | be sure | trust myself | trust myself not | be certain | swear) ~ (that)? ~ (i)? ~ (i wont | i will not | i ll not | i will be safe | i can stay safe | ill be safe | to be safe | not to | to not | i wouldnt | to stay safe | ill stay safe | im safe | i am safe | to be alone | im not going to | ill be here tomorrow | ill be alive | ill still be here) ~ _2 ($act | do anything | do something | try anything | try something | hurt myself | harm myself | tomorrow | tonight | do it)?
(not | dont | isnt) ~ (safe) ~ (with | by | around | from | alone) ~ (myself | my self | me)
(not | dont) ~ (feel | feeling)? ~ safe (with myself | alone with myself | from myself)
(last | final) ~ (day | night | message | goodbye | post | words | letter | text | time) ~ _2 (alive | on earth | on this earth | ever | goodbye | before i die | i will be | here | living)
this is (my | the) ~ (last | final | goodbye | suicide) ~ (goodbye | message | post | night | day | note | letter | words | text)
(wont | will not | not going to | not gonna | ill not | not) ~ (be | wake | see | live | make) ~ (here | alive | around | up | to see | it to) ~ (tomorrow | much longer | for long | by morning | in the morning | anymore after tonight | after tonight | after today | next week | by tomorrow | by the time | when you | come morning | through the night | another day | by tonight)
(by | when) ~ (the time | you) _3 (read | see | find | get) ~ (this)? ~ (ill | i will | im | i | ll) ~ (be)? ~ (dead | gone | already)
(goodbye | farewell | bye | good bye) ~ (everyone | everybody | all | world | cruel world | forever | my friends | friends | to you all | mom | mum | mama | dad | family | guys | my love) _8 (cant do this | cant take | sorry | love you | forever | over | end | gone | anymore | tired)
(goodbye | farewell | good bye) ~ (cruel)? world
(ready | time | im ready | its time | it is time) (for me)? to ~ (die | go be with | end it | end my life | end it all | leave this world | kill myself | leave this earth)
(tried | attempted | attempting | trying) ~ (to)? ~ ($killself | $hangself | suicide | $killingself | $hangingself | take my life | die)
(my | after my | a | another | first | second | last | previous | failed | recent | had a | made a) ~ (failed)? ~ suicide ~ (attempt | attempts)
(next | this) time i (will | ill | wont | am going to) ~ (succeed | fail | finish | make sure | do it right | not fail | get it right)
(i | ill | imma | ima) ~ (will | gonna | going to)? ~ (hang | shoot | kill | drown | unalive) (myself | my self) (tonight | today | tomorrow | now | right now | soon | after | when | this weekend | if)
(sorry | forgive me) _6 (kill myself | killing myself | end my life | ending my life | what im about to do | what i am about to do | for what im going to do)
`,
  },
  {
    id: 'suicide.plan',
    category: 'suicide',
    level: 5,
    subject: 'self',
    patterns: `
(planned | planning | plan | scheduled | arranged | prepared | preparing) ~ my ~ (own)? ~ (suicide | death | exit | end)
(everything | all) ~ (is)? ~ (ready | set | prepared | planned | in place) _6 ($killself | $hangself | die | my suicide | end it)
(have | got | made | have made | had | created | finalized | finished | set) ~ (a | my | the | specific | detailed | an exact | it all) ~ (specific | concrete | detailed | clear | whole | suicide | exit | full)? ~ (plan | plans | method | date | day | planned out | planned) ~ (to | for | of | on | how) ~ _2 ($killself | $killingself | $hangself | die | my death | my suicide | suicide | end it | do it | how to do it | ending it | my exit)
(suicide | exit | death) (plan | date | method) ~ (is | ready | set | in place | all)
(saving | saved | stockpil* | hoard* | collect* | save) ~ (up)? _3 $pills _6 ($killself | $hangself | die | end it | dead)
my suicide (plan | date | note | letter | method)
(i | ive | i have | already | just | finished | im) ~ (wrote | written | writing | finished | have | have written | left | leaving | typed | already wrote | typing | got) ~ (a | my | the | out)? ~ (suicide | goodbye | farewell | final | last) (note | notes | letter | letters | message | messages)
(know | figured out | decided | chosen | picked | planned | worked out) ~ (exactly)? ~ (how | when | where | what) ~ (and)? ~ (how | when | where)? ~ (im | i am | i will | ill | to | id) ~ (going to | gonna | will)? ~ (do it | $killself | die | end it | $hangself)
(have | got | bought | loaded | ordered | stole | took | stolen | hid | borrowed | prepared | tied | set up | gathered | collected | saved up | stockpil* | stashed | keep) ~ (a | the | my | my dads | my fathers | his | all the | enough | some | all my)? _2 (gun | rope | noose | $pills | razor blades | shotgun | pistol | rifle | helium tank | charcoal | supplies | ammo | bullets | handgun | revolver) _8 ($killself | $hangself | die | end it | do it | kill me | end my | be over | finish it | plan to use | to use on myself | and im done | im going to use | goodbye)
(noose | rope | gun | pistol | shotgun | revolver | $pills | blade | razor) ~ (is | are | s) ~ (ready | loaded | set up | tied | hanging | next to me | beside me | right here | in my hand | in front of me | on the table | in my lap | on my desk | on the bed | waiting | in my drawer | hung | under my pillow)
($act | end it | ending it | kms | $killingself) ~ _2 (tonight | tomorrow | today | this weekend | on friday | on saturday | on sunday | on monday | on tuesday | on wednesday | on thursday | on my birthday | after work | after school | when my parents | when everyone | when they leave | at midnight | next week | next month | in the morning | before sunrise | before christmas | after christmas | once my | as soon as | this evening | in a few hours | in an hour | friday | saturday | sunday | on # | by the end of the)
(tonight | tomorrow | today | this weekend | on friday | friday | saturday | sunday | next week | at midnight | after work | after school) ~ _3 ($intent | is the night | is the day | is when) ~ _2 ($killself | $hangself | i die | i kill myself | i end it | i do it | die | end it | do it | i will die | its over | i leave)
(giv* away | gave away | sold | donated | packed up) ~ (all)? ~ (my | of my) _3 (things | stuff | belongings | possessions | pets | dog | cat | everything) _10 ($killself | $hangself | die | goodbye | wont need | not need | dont need | end it | tonight | be here | when im gone)
(set | picked | chose | chosen | have) ~ (a | the | my) (date | day) ~ (to | for) ~ ($killself | die | end it | my death | do it | it)
(will | testament | affairs) ~ (is | are | in order) _6 ($killself | $hangself | die | tonight | end it | ready to go)
(today | tonight) ~ (is | will be) ~ (the | my) ~ (last)? ~ (day | night) ~ (i | im | ill) ~ (die | end it | kill myself | going to die | do it | finally do it)
(going | walking | driving | heading | on my way) ~ (to | towards) ~ (the)? _2 (bridge | tracks | train tracks | cliff | roof | rooftop | overpass) ~ _3 (jump | end it | die | $killself | do it | to end | tonight | now | throw myself)
`,
  },
  {
    id: 'suicide.behavior',
    category: 'suicide',
    level: 6,
    subject: 'self',
    time: 'now',
    firm: true,
    patterns: `
my ~ (wrist | wrists | veins | throat) ~ (is | are) ~ (bleeding | slit | cut open | sliced | cut)
(just | already | ive just | ive already | i just | i already | i have just | i | ive | i have) ~ (took | taken | swallowed | downed | popped | ate | ingested | chugged | drank) ~ (all | a whole | the whole | an entire | the entire | my entire | a whole damn | every | too many | a ton of | a bottle of | the bottle of | two bottles of | half a bottle of | a handful of | a fistful of | handfuls of | the rest of | way too many | so many | loads of | a bunch of) _4 $pills
(just | already | ive just | ive already | i just | i already | i have just | i | ive | i have | and) ~ (took | taken | swallowed | downed | popped | ate | ingested) ~ (like | about | over | around | more than | almost | nearly)? ~ (## | ten | fifteen | twenty | thirty | forty | fifty | sixty | eighty | hundred | dozens of) ~ (of)? ~ (my | the | these | those | his | her)? ~ (sleeping | pain | prescription)? $pills
(already | just) ~ (took | taken | swallowed) ~ (the | my | them | all of them | all the) ~ (pills | overdose | all) ~ _3 (too late | goodbye | sorry | die | dying | over | bye | it is done | its done)
(took | taken | swallowed) ~ (the | all the | all my) pills ~ _4 (too late | goodbye | its done | its over)
(cut | slit | slashed | sliced) ~ my ~ (wrist | wrists | throat | veins) _6 (bleed* | blood | not stopping | wont stop | stopping | dizzy | everywhere | fading)
(just | already | ive | i) ~ (took | taken | swallowed | downed | popped | ate | drank | ingested | injected | chugged | shot up | overdosed on | have taken | od on | odd on) ~ (all | a whole | the whole | an entire | the entire | my entire | a bunch of | a bottle of | every | too many | a ton of | a lot of | like ## | about ## | ## | over ## | around ## | more than ## | a handful of | a fistful of | handfuls of | my | some | the rest of | enough | multiple | way too many | so many | loads of | two bottles of | half a bottle of) _3 (pills | tablets | meds | sleeping pills | tylenol | paracetamol | acetaminophen | xanax | benzos | ibuprofen | advil | antidepressants | painkillers | insulin | oxycodone | ambien | seroquel | lithium | benadryl | capsules | codeine | tramadol | sertraline | klonopin | valium | zoloft | prozac) _10 (die | dead | end it | goodbye | sorry | kill myself | not wake up | wont wake up | never wake up | want it to end | waiting | over now | dont call | too late | fading | feel sleepy | getting sleepy | dizzy | over soon | be over | hope | it wont be long | regret)
(just | already | have | ive) ~ (od d | odd | od ed | oded | overdosed)
i ~ (overdosed) ~ (tonight | just now | on purpose | an hour ago | # minutes ago | today | this morning | on my | earlier)
(just | already) ~ (cut | slit | slashed | sliced | opened) ~ (my)? ~ (wrist | wrists | throat | veins | vein | artery)
i ~ (cut | slit | slashed | sliced) ~ my ~ (wrist | wrists | throat | veins) _10 (bleeding | blood | wont stop | cant stop | dizzy | everywhere | deep | tonight | now | feel faint | just now)
(standing | im | sitting | on | hanging | stood | am | sat | here | up) ~ (here)? ~ (on | at | off | by | over) ~ (the | a) ~ (edge | ledge | wrong side | railing | roof edge | bridge railing | side | roof | rooftop | bridge | balcony | cliff | train platform | tracks | train tracks | platform edge | overpass | window ledge) _8 (jump | jumping | about to | going to | ready to | let go | end it | goodbye | die | step off | of the | ready | looking down | everything | bye | and i | over | do it | waiting for the train | train is coming | want to)
(on | over) the (edge | wrong side | other side) of (a | the) (bridge | railing | roof | cliff | building | overpass)
(standing | sitting | lying | laying) ~ (on | at | by) ~ the (ledge | railing | train tracks | railway tracks | tracks | edge of the roof | edge of the bridge | edge of the cliff | bridge railing | roof edge)
(have | got | with | holding | ive got | putting | put | i have | pressing) ~ (a | the | my | this) ~ (loaded)? ~ (gun | pistol | knife | blade | noose | rope | razor | revolver | shotgun) ~ (in my hand | to my head | in my mouth | at my head | against my head | against my temple | to my temple | around my neck | to my throat | to my wrist | against my wrist | on my wrist | under my chin | pointed at me | pointed at my head | to my heart | against my throat | at my throat | to my wrists | in my hands)
(noose | rope | belt | cord) ~ (is | s)? ~ (around | round) (my) neck
(tried | attempted) ~ (to)? ~ ($killself | $hangself | suicide | $killingself | take my life | hanging myself) ~ _3 (just now | tonight | an hour ago | # hours ago | # minutes ago | today | this morning | last night | earlier today | yesterday | this evening | this afternoon | a few hours ago | hours ago | minutes ago | just | earlier | in the bathroom)
(just | last night | yesterday | today | this morning | tonight | an hour ago | earlier today) ~ (i | ive)? ~ (just)? ~ (tried | attempted) ~ (to)? ~ ($killself | $hangself | suicide | $killingself)
(just | i | already | have | ive) ~ (drank | swallowed | drunk | drinking | gulped) ~ (a | the | some | half a | a whole | a cup of | a glass of | a bottle of | bottle of)? _2 $poison
(im | i am | am | currently) ~ (bleeding out | dying from the pills | overdosing | od ing | hanging myself | killing myself | slitting my wrists | cutting my wrists | in the middle of killing myself | kms rn | about to jump | about to pull the trigger | about to hang myself | about to shoot myself | gonna pull the trigger | going to pull the trigger | about to kick the chair | about to step off)
(its | it is | it s) ~ (done | too late) _6 (took | pills | swallowed | cut | wrists | overdose* | bleeding)
(finger | my finger) ~ (is)? ~ on the trigger
(pills | tablets | meds) ~ (are | is)? ~ (kicking in | starting to work | already inside me | in my stomach | in my system | taking effect)
(car | engine) ~ (is)? ~ running ~ in (the | my) ~ (closed)? ~ garage
(turned | turn | left) ~ on the gas _6 (die | sleep | end | goodbye | waiting | over)
(water | bath | tub | bathtub) _4 (red | blood) _6 (wrists | cut | fading | goodbye)
`,
  },
  {
    id: 'suicide.ingested',
    category: 'suicide',
    level: 6,
    time: 'now',
    firm: true,
    patterns: `
(took | swallowed | downed | popped | ingested) ~ (like | about | over | around | more than | almost | nearly)? ~ (## | fifteen | twenty | thirty | forty | fifty | sixty | eighty | hundred) ~ (of)? ~ (my | the | these | those)? ~ (sleeping | pain | prescription)? $pills
`,
  },
  {
    id: 'suicide.other',
    category: 'suicide',
    level: 3,
    subject: 'other',
    lifts: true,
    patterns: `
(kill | killing | hang | hanging | shoot | shooting | drown | drowning | unalive | hurt | hurting | harm | harming | unaliving | off | offing) ~ $himself
(take | taking | end | ending) ~ (his | her | their) (own)? life
$someone ~ _2 (is | seems | might be | feels | sounds | has been | says hes | says shes | says they are | s)? ~ (suicidal | going to commit suicide | talking about suicide | thinking about suicide | thinking of suicide)
$someone ~ _3 (wants | want | wanted | wishes | plans | threaten* | threatened | going | gonna | talks about | talking about | said | says | told me | texted me | keeps saying | decided | tried | trying | attempted) ~ _4 (to die | die | suicide | to be dead | overdose | dying | to jump | jump off a bridge | end it all | end it | commit suicide | kill themselves)
$someone ~ _3 (took | swallowed | taken | downed) ~ (a bunch of | all | the whole | a whole | too many | a bottle of | a handful of | an entire | a lot of | ##) _3 (pills | tablets | bottle | meds | medication | sleeping pills)
$someone ~ _2 (overdosed | is overdosing | swallowed bleach | drank bleach | drank poison)
(worried | afraid | scared | think | know | fear) _6 (suicidal | commit suicide | kill himself | kill herself | kill themselves | hurt himself | hurt herself)
`,
  },
  {
    id: 'suicide.bereavement',
    category: 'suicide',
    level: 0,
    subject: 'other',
    time: 'past',
    patterns: `
(lost | losing | found) ~ _4 to suicide
(died | death | passed | dead) ~ by suicide
$someone _2 (killed | hung | hanged | shot) $himself
(committed | completed) suicide
(took | ended) (his | her | their) (own)? life
`,
  },
];
