import type { PatternGroup } from '../types.ts';

/** English: means at hand, places, preparation, farewells and what has just been done, by what they say and not by phrase. */
export const PLANS: readonly PatternGroup[] = [
  {
    id: 'plan.means',
    category: 'suicide',
    level: 5,
    subject: 'self',
    patterns: `
(count* | hid | hidden | stash* | saved | stole | stolen | lined up | collect* | hoard* | ##) _4 $drugs _10 (take | taking | swallow* | use | using) ~ (them | it | all)
$drugs ~ (are | is | all)? ~ (hidden | stashed | saved up | counted out | counted | lined up) _8 (take | taking | swallow* | use | using) ~ (them | it | all)
($weapon | $cord | $drugs | bullets | razor | blade) _10 (it | this | everything | it all | my life | all of it) ~ (ends | is over | will be over | stops | will end)
$cord _8 (tested | strong enough | hold me | hold my weight | holds my weight | take my weight)
note ~ (is | s)? ~ (finished | written | done | ready | signed | on the table | in my drawer) _12 (razor | $drugs | $weapon | $cord | bath | knife | blade)
charcoal _6 (tap* up | taped | seal* | in the tent | closed the)
(tap* up | taped | sealed) _4 (bathroom | car | windows | room) _6 (charcoal | gas | exhaust | helium)
$drugs _6 (in front of me | beside me | next to me | in my hand | in my hands | lined up | counted out | laid out | on the table | on my desk | on the bed | in my lap) _8 $takes ~ (them | it) ~ (all)?
(going to | gonna | about to | ready to | want to | will | ill | im) ~ $takes ~ (them all | it all | all of them | all of it | the lot | the whole lot | the whole bottle | the whole thing | the whole box | every last one) _6 (die | end | over | goodbye | sleep | wake | $date | and be done | gone)
$drugs _10 ($intent) ~ $takes ~ (them | it) ~ (all)
($intent) ~ $takes ~ $lots _3 $drugs
$drugs _8 (using | use | gonna use | swallowing | downing) ~ (them | it) ~ (all)? ~ (tonight | tomorrow | all | at once | when | after | on myself)
$drugs _8 (taking | take) ~ (them | it) ~ all ~ (tonight | tomorrow | at once | when | after | together)
($intent) ~ ($takes) ~ (everything | all thats | all i have | whatever is | whatevers | anything) _3 $store
$takes ~ (everything | all the pills | whatever is) in _3 $store
($date) _8 ($intent) _2 $takes ~ ($lots | everything | them all | my whole)
(enough | plenty of) $drugs _4 (to kill | to die | to end | to do it | to never wake | for it | to finish)
(sav* | saving up | stockpil* | hoard* | stash* | collect* | hid* | put* aside | set* aside | keep*) ~ (up | back | away)? _3 $drugs _6 (enough | for this | for it | for when | take them all | at once | in one go | for months | for weeks)
(i | ive | i have | just | finally) ~ (bought | got | ordered | found | tied | made | stole | borrowed | picked up) ~ (the | my | a)? ~ (noose | blades | razor blades | razorblades | exit bag | helium tank | charcoal grill | nitrogen tank)
(i | ive | i have | just | finally) ~ (bought | got | ordered | found | tied | prepared | hung up | set up) ~ the (rope | gun | pistol | shotgun | revolver | bullets | charcoal | helium)
helium _8 (done with | die | end | over | goodbye | life | mask)
(loaded | cocked | loading | bought | borrowed | stole | took | got | taken | dug out | found) ~ (the | my | his | her | a)? _2 $weapon _8 (on (me | myself) | end it | end my | be done | finish it | one bullet | it will be over | pull the trigger)
(i | ive | i have | just) ~ (loaded | cocked) ~ (the | my | his | her | dads)? ~ (dads | grandpas | husbands | fathers)? ~ $weapon
$weapon _3 (is | s) ~ loaded
$weapon _8 (use it | used it | using it | use that | turn it) on (me | myself)
$cord ~ (is | tied | looped)? ~ (round | around | over | to | from) ~ (the | a | my)? ~ (door handle | doorknob | door knob | door | beam | rafter | rafters | ceiling fan | banister | curtain rail | closet rod | pipe | light fitting)
(rope | noose | belt) _6 (know which | found a | picked a | chose a | choose a | strong | sturdy) _2 (beam | branch | tree | rafter | hook)
(razor | blade | knife | boxcutter) _8 ($intent) _2 (slit | slash | cut | slice | open) ~ my (wrist | wrists | throat | veins | arms)
`,
  },
  {
    id: 'plan.time_and_place',
    category: 'suicide',
    level: 5,
    subject: 'self',
    patterns: `
(chosen | picked | chose | found) ~ (the | my | a) (spot | place) _3 $height
(tonight | today | tomorrow | friday | saturday | sunday | monday | this weekend) i ~ (will | am going to | m going to | shall | finally)? ~ (die | leave this world | end it | disappear forever)
i ~ die ~ (tonight | today | tomorrow | friday | saturday | sunday | this weekend | at midnight)
(chose | chosen | picked | found | know | decided on) ~ (the | my | a | which) ~ (right | perfect | exact)? ~ (bridge | cliff | ledge | beam | overpass | viaduct | rooftop | train tracks | tall building | building) _8 (going | go | jump* | do it | $date | its high | high enough)
(drive | driving | walk | walking | go | going | head | heading | swim | swimming) _4 (cliff | cliffs | sea | ocean | lake | river | woods | forest | bridge | mountains) _4 (not | never | wont | wont be) (com* back | coming back | return*)
(i) know how _2 (i)? ~ (know)? ~ (where | when) _6 ($date | it will be | itll be | its going to be | im going to do it)
(date | day | place | spot | time) ~ (is | has been)? ~ (set | picked | chosen | decided) _8 (die | end it | goodbye | gone | note | leave this)
(picked | chosen | chose | set) ~ (the | a | my) ~ (day | date) ~ (im | i am | i | that i | for)? ~ (leaving | leave | die | end | go | my death | my exit) ~ (this | it)?
(so | dont want | didnt want | not want | wont | nobody | no one | someone else | stranger | police | cleaner | maid | hotel | motel | kids | children | mom | mum | wife | husband | family | daughter | son) _8 (have to | has to | ones to | one to | one who | ones who | will | to) ~ (find | discover) (me | my body | my corpse)
(find | finds | found | discover | discovers) my (body | corpse)
(hotel | motel | cabin | room) _14 (find me | finds me | find my body | finds my body)
(wont | will not | not going to | not gonna) ~ be (alive | living | breathing) ~ (for | next | by | when | to see | much | on | at | come | after | past | this time | in)
(plan | plans | planning | intend | intending) ~ (on | to) ~ (not | never) ~ (being | be | wake | waking | making it | live | living) ~ (here | around | alive | up | past | to)?
`,
  },
  {
    id: 'plan.farewell',
    category: 'suicide',
    level: 5,
    subject: 'self',
    patterns: `
(gave | given | giving | give | sold | rehomed | found a home for) ~ (away)? ~ (all)? ~ (my | the) _3 (away)? _10 (wont be here | wont be around | wont be alive | wont need | not need | no longer need | i die | im gone | im dead | i go | my death)
(letter | letters | note | notes | goodbyes | goodbye | farewell | farewells) _8 (wont be here | wont be around | wont be alive | my last night | my last day | last night on | leave this world | when im gone | after im gone | im dead | i die | $killself)
(letter | letters | note | notes) ~ (to | for) ~ (my | the | each of my | everyone | all my)? _2 (kids | children | mom | mum | mother | parents | wife | husband | family | daughter | son | everyone | loved ones) _6 (explain* | sorry | gone | goodbye | why i | forgive)
my ~ (suicide | goodbye | farewell) (note | letter | letters | notes | video | message)
(affairs | will | testament | funeral | life insurance | passwords) _8 (leaving this world | leave this world | when im gone | ready to die | i die | tonight | be gone | end it | picked the day)
(last | final) time (you | youll | you will | anyone | anybody | anyone will) ~ (will)? ~ (ever)? ~ (hear | see | speak | talk) ~ (from | to | with | of)? me
(deleted | deleting | closed | wiped) _4 (accounts | account | phone | photos | messages | social media) _8 (goodbye | goodbyes | last night | last day | gone | die | end it)
(said | made | sent | saying) ~ (all)? ~ my (goodbyes | farewells | last goodbyes | final goodbyes) _8 (last night | last day | end it | die | do it | be gone | be over | pills | jump | ready to go)
`,
  },
  {
    id: 'plan.resolve',
    category: 'suicide',
    level: 4,
    subject: 'self',
    patterns: `
(as soon as | when | once | after | the day | the moment) _4 (dies | passes | passes away | is gone | is dead) _1 ($i) ~ ($intent)? ~ (follow | join | go with | be with) ~ (him | her | them | after | too | it)
(decided | decision | chosen | chose | made up my mind | made my mind up | mind is made up | certain | sure) _4 (dont | do not | not | no longer) ~ (want to | going to | wanna | gonna) ~ (be alive | live | exist | be here anymore | keep living | wake up | survive | go on living)
(made up my mind | made my mind up | decided | chosen | resolved | determined) ~ (that)? ~ (to | on) ~ (die | death | dying | suicide | dead)
(chosen | choosing | decided on | settled on | opted for) ~ (suicide | death | to die)
(when | once | after | if | the day | the moment) _4 (dies | passes | passes away | goes | is gone | is dead | leaves) _1 (im | ill | i) ~ (am | will)? ~ (going too | go too | following | follow | join* | be right behind | right behind | be next | going with | go with | be gone too)
(ready | prepared | willing) to ~ (die | go) _5 (by my own | do it myself | my own hand | end it)
by my own (hand | hands)
(cant | cannot | can t | dont think i can | unable to | not able to | not sure i can | wont be able to | couldnt) ~ (keep | guarantee | stay) ~ (myself)? ~ safe ~ (tonight | anymore | any longer | from myself | right now | on my own | alone | today)
(cant | cannot | can t | dont | wont | couldnt) ~ (promise | guarantee | swear) ~ (you | anyone | him | her | them | anybody)? ~ (that)? ~ (i | ill | im | id) ~ (will | would | can)? ~ (be | stay | remain | keep | make it) ~ (safe | alive | here | ok | okay | through)
(cant | cannot | can t | dont think i can | unable to | not able to | not sure i can | wont be able to) ~ keep myself ~ (safe | alive)
(dont | do not | cant | cannot) ~ trust myself _4 (alone | tonight | do something | not to | with $drugs | with a knife | right now | live | alive)
(i | ill | id | i will | i swear) ~ (swear | promise)? ~ (ill | i will | id)? ~ (jump | hang | overdose | slit my wrists | shoot myself | top myself) ~ (if | unless | when | the second | the moment)
(without (her | him | them | you) | if (she | he | they | you) _4) (ill | i will | im going to | i would | id | im) ~ ($killself | $killingself | die by)
$intent ~ (go through with | follow through with | follow through on | carry out) ~ (it | this | my plan | the plan | suicide)
(go | going | went) (through | ahead) with ~ (suicide | killing myself | ending my life | ending it | my suicide | my plan to die)
(guts | courage | nerve | brave enough | strong enough | bravery) _3 ($killself | $hangself | go through with it | pull the trigger | end my life)
`,
  },
  {
    id: 'method.thought',
    category: 'suicide',
    level: 3,
    subject: 'self',
    patterns: `
($wanna | $intent | could | to | might | should | of | gonna) ~ (od | oding)
(wont | will not | not going to | not gonna) ~ live ~ (to see | past | until | beyond) _2 (## | thirty | forty | fifty | christmas | birthday | tomorrow | summer | next year)
(beam | belt | rope | branch | hook | rail | noose | banister) _3 (hold | holds | support | take | carry) ~ (me | my weight)
(want* | wanna | think* | thought* | urge* | could | imagin* | pictur* | tempt*) _5 (drive | driving | steer* | swerv* | crash*) _3 (off | into | under) _3 ($bridge | $train | tree | wall | river | lake | pole | barrier | oncoming | ravine)
(could | want* | thought* | think* | imagin* | urge* | should | might) _4 (step* | jump* | leap* | walk*) ~ (off | from) ~ (the | a)? $height
(building | buildings | bridge | bridges | cliff | balcony | balconies | window | roof | rooftops) _8 (think* | thought* | tempt* | urge* | imagin*) ~ (of | about | to)? ~ jump*
(pictures | images | visions | flashes | movies | dreams | image | vision) of (me | myself | my body) ~ (hanging | dead | jumping | bleeding | falling | drowning | in a coffin | swinging)
(if i) ~ (did | do | ever did | were to do | was going to do | was to do | decide to do) ~ (do)? ~ (it | that | anything | something) _5 ($drugs | $weapon | $cord | jump* | overdose | hang* | drown* | train | bridge | knife | blade | razor | carbon monoxide)
($drugs | gun | rope | jumping | overdose | overdosing | hanging | drowning | bridge | train | knife | razor | pills) ~ (would | will | is) ~ (probably)? ~ (be)? ~ (how | the way | what) ~ (i | id | ill) ~ (would | will)? ~ (do it | go | die | end it | choose | use)
(i | im | ive | been | ive been | just | keep) ~ (been)? ~ (research* | googl* | look* up | look* into | search* | reading about | read* up on | reading on | watching videos on | compar*) _4 (ways | way | methods | method | how | which | pills | places | bridges | doses) _5 ($killself | $killingself | die | dying | $hangself | overdose | kill themselves | painless*)
(look | looking | looked | stare | staring | stared | glance* | eye* | eyeing) ~ (at)? _4 ($weapon | knives | knife | blade | razor | pills | rope | bridge | tracks | medicine cabinet | bleach) _5 (think* | thought* | imagin* | pictur* | wonder* | tempt* | urge) _4 ($hangingself | $killingself | $hangself | $killself | using | use it | on myself | end it)
(every time | whenever | each time | when) _8 (platform | train | bridge | balcony | tracks | cliff | edge | roof | overpass | window | car | driving) _4 (think* | thought* | urge* | imagin* | pictur* | want* | feel like) _3 ($hangingself | $hangself | jump* | step* in front | step* off | swerv* | let* go | throw* myself | crash*)
(imagin* | pictur* | think* about | visuali* | fantasi*) ~ (me | myself)? ~ (putting | holding | pressing | pointing) ~ (a | the | my)? ~ ($weapon | knife | blade | bullet) _3 (to | against | in | at | through) my (head | mouth | temple | throat | heart | brain)
`,
  },
  {
    id: 'behaviour.taken',
    category: 'suicide',
    level: 3,
    subject: 'self',
    time: 'now',
    patterns: `
(ive | i have | i) already ~ (taken | took) ~ (them | them all | everything | it all | the lot)
`,
  },
  {
    id: 'behaviour.place',
    category: 'suicide',
    level: 6,
    subject: 'self',
    time: 'now',
    patterns: `
($weapon | blade | knife | razor | barrel | muzzle) ~ (is | s)? ~ (in my mouth | to my head | at my head | against my (head | temple | throat | wrist | wrists | heart) | to my temple | at my throat | under my chin)
(im | i am | i | standing | stood | sitting | sat | here | currently) ~ (standing | sitting | up | out | alone | here)? ~ (on | at | by | over | onto | near) ~ (the | a | my) ~ (edge of)? ~ (the)? $height ~ (right now | alone and | crying | in tears | and i want | and i dont | looking down and | ready | about to)
(im | i am | standing | about | going | ready | gonna) ~ (to)? ~ (jump off | jump from | step off | let go of the railing | climb over the railing)  _4 ($height | right now | now | tonight)
(standing | stood | stand | climbed | climbing | balancing) ~ (on | onto | up on) ~ (a | the | my) ~ (chair | stool | bucket | crate | ladder | table) _8 (rope | noose | cord | belt | neck)
(rope | noose | belt | cord) _12 (standing | stood | climbed | up) ~ (on | onto) ~ (a | the | my) ~ (chair | stool | bucket | crate | ladder | table)
(turned | switched | put | left) ~ (the)? gas ~ (on | taps on | stove on) _6 (closed | shut | sealed | sealing | taped | blocked | windows | lie | lying | waiting to)
(closed | sealed | taped | shut | blocked) ~ (all)? ~ (the | up)? (the)? (windows | doors | vents) _8 (gas | charcoal | exhaust | fumes | burner)
(sat | sitting | lying | im | waiting) _3 (in | inside) (the | my) (car | garage) _8 (exhaust | hose | fumes | engine running | engine on)
(hose | pipe | tube) _4 (exhaust | tailpipe) _6 (window | car | inside | garage)
(lit | lighting | burning) ~ (the | some | a)? ~ charcoal _6 (car | bathroom | tent | closed | sealed | bedroom)
(head | neck) ~ (is)? ~ in (the | a | my) ~ (noose | gas oven)
`,
  },
  {
    id: 'behaviour.wound',
    category: 'suicide',
    level: 6,
    subject: 'self',
    patterns: `
(i | ive | i have | just | have | and) ~ (slit | slashed | sliced | opened | cut) ~ (both)? ~ (of)? ~ my ~ (own | left | right)? ~ (wrist | wrists | throat | veins | artery | jugular)
(i | ive | i have | just) ~ (stabbed | shot | hanged | hung | set) myself ~ (in the (chest | stomach | leg | head | neck) | on fire | and)
`,
  },
  {
    id: 'behaviour.ingestion',
    category: 'suicide',
    level: 6,
    subject: 'self',
    time: 'now',
    firm: true,
    patterns: `
(i | ive | i have | just | already | have | and) ~ (already | just | accidentally)? ~ $took ~ (like | about | nearly | almost | over | around | at least)? ~ $lots _3 ($drugs | my prescription | my prescriptions | the medicine)
(i | ive | i have | just | already | have) ~ (swallowed | downed | taken | took | necked) ~ (the lot | every last one | all of them | the whole lot | everything (i had | i could find | in the _1 $store | in the house))
(i | ive | already | just | have) ~ (swallowed | downed) ~ them all
(already | just) ~ (swallowed | downed | taken an overdose) ~ (them | it | everything)?
(i | ive | just | already | have) ~ (injected | shot up | used | taken | took) ~ (all | my entire | the whole | the entire | a whole | a massive | a huge | ## ) ~ (of | pen of | vial of | units of)? ~ (my | his | her | the | dose of | amount of)? ~ (insulin | morphine | fentanyl | heroin)
(swallowed | drank | drunk | ate | took | taken | swallow | downed) _8 (to die | to kill myself | to end it | to end my life | so i die | so id die | on purpose to | because i want to die | because i want it to be over | because i want it over | wanting to die | hoping to die | hoping i die | hoping i dont wake)
$drugs _6 (on purpose | deliberately) ~ (and | to | because | an hour | last night | tonight)?
$took ~ (too many | too much | a lot | loads) _5 $drugs _4 (on purpose | deliberately | intentionally)
(drank | swallowed | drunk | downed | inhaled | chugged) ~ (a | the | some | half a | a whole)? _2 ($poison | drain unblocker | toilet cleaner | oven cleaner | white spirit | battery acid | washing up liquid | windex | petrol | gasoline | lye | caustic soda | hydrochloric acid | lighter fluid)
`,
  },
];
