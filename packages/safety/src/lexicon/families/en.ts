import type { PatternGroup } from '../types.ts';

const DAY = `tonight | today | tomorrow | tmrw | tn | this weekend | this week | next week | monday | tuesday | wednesday | thursday | friday | saturday | sunday | at nine | at midnight | before dawn | by morning | on my day off | lights out | the first | the ninth`;
const KIN = `mum | mom | mam | dad | nan | gran | wife | husband | kids | children | sister | brother | daughter | son | family | parents | everyone | nephew | niece | roommate | boss | landlord | neighbour | neighbor | friends | mutuals`;
const PLACE = `bridge | cliff | cliffs | cliff path | reservoir | tracks | level crossing | railway | roof | rooftop | car park | lake | woods | paddock | quarry | viaduct | dam | platform | ledge | pass | sea | river | harbour | pier`;
const MEANS = `pills | tablets | rope | noose | gun | rifle | shotgun | sidearm | pistol | revolver | blade | razor | poison | sniper | morphine | insulin | stash | belt | sheet | sheets | hose | tape | knife | sari | meds | medication | gas | helium | charcoal`;

/** English: what is said in many words, family by family. */
export const ENGLISH_FAMILIES: readonly PatternGroup[] = [
  {
    id: 'family.wish',
    category: 'suicide',
    level: 1,
    weak: true,
    subject: 'self',
    holdsNegation: true,
    patterns: `
if (a | the | some) (bus | car | truck | lorry | train | plane) _3 (hit | took | ran | flattened) me _6
(hope | hoping | wish | wishing | pray) _6 (cancer | tumour | tumor | terminal | fatal | incurable | malignant | heart attack | stroke | brain bleed | goes down | crash* | gas boiler | the last)
(lump | scan | biopsy | results | chest pain) _6 (cancer | have me | take me | bad news)
(plane | flight | fly) _6 (goes down | go down | crash* | falls)
(let | lets) (the | this) (fever | cancer | illness | sea | cold | storm | infection) (take | have | finish) me
(just | simply)? stop being .
(stop | stopped) (existing | being alive)
(carry on | keep on) existing
(hope | hoping | pray) _3 (its | it is) the last
(earth | ground | sea) _2 swallow me _2
(in the ground | under the stone | in the grave | in the earth) _2 with (him | her | them)
(surgery | operation | anaesthetic | anesthetic) _4 (goes wrong | went wrong) _4 (sorry | mind | relief | fine)
if god takes me
(god | almighty | lord | universe) _6 (press delete | delete me | slow | take me | call me | forgot*)
(wish | wished) _3 (itd been | it had been | it was) (ours | me | mine)
(breathe easier | better off | lighter | happier | relieved) _6 (if i werent | if i wasnt | without me | when im gone | if i was gone)
(if i (just)? (wasnt | werent)) _2 (around | here | alive)
(being alive | living | life) (is | feels) _1 (so | too)? (heavy | exhausting | a chore | a sentence | unbearable | pointless | hard work)
(no longer | dont) _3 (wish | want | desire) _2 (to)? (continue | go on | carry on) (living | existing)
(want | wanted | wanting) to be gone _6
(spin | run | turn | be) better without me
(cant be bothered | tired | too tired | sick) _2 (with | of | to)? _1 (being alive | live | living | existing)
(let me go | shouldve let me | should have let me) _4 (heart stopped | go | die | when)
(never | didnt) (wanted | want | ask | asked) to be born
(nobody | noone | no one) asked me _3 (born)?
(wish | wished) id _1 (drowned | died | gone | burned | frozen | crashed) _4
(dying | death | being dead) _2 (doesnt | does not | dont) (sound | seem) _1 (bad | so bad | scary)
(not | arent | isnt | wasnt) _1 (meant | made | built | cut out) for this (world | life | place)
(jealous | envy | envious) _4 (funeral* | dead | graves | cemetery | died | obituar* | gone)
trade places with _4 (under | grave | dead | died | buried)
(button | switch) _6 (never | stop) _3 (lived | existed | born | press)
(wont | will not | never) see (spring | christmas | summer | another | next | my next) _6
too tired to (live | be alive)
(outlived | outstayed) my (use | welcome | usefulness)
(heart attack | stroke) in my sleep
all i want is _2 (dead | die | not exist | be gone)
(wish | hope) (say)? i no wake
like to go where (they | he | she) went
(nothing | nobody) _3 (lost | miss*) _2 (if i were | if i was gone | if i wasnt)
(want it to have happened | wish it would happen | wish they were for me | wish it was me)
nothing in me wants (tomorrow | to live | to go on)
(hope | hoping | wish) the world ends _6
what if i (just)? (dont | didnt | never) wake up
(ready to go | my numbers | my number) _4 (called | call | up | whenever)
(too long | old enough) _2 (to be alive | to live | to have lived)
(cant see | dont see) _3 (why | point) _4 (carry on | existing | living | alive)
0 will _1 live
(despawn | unspawn | respawn) _2
(tryna | trying to) _1 not be here _2
(watching | see | living) _4 (fish tank | glass) _4
(carry on | go on) _2 (exactly)? the same (without me | if i)?
(id be | i would be) (relieved | glad | thankful) _4 (six months | terminal | died | gone)
`,
  },
  {
    id: 'family.thought',
    category: 'suicide',
    level: 2,
    weak: true,
    subject: 'self',
    lifts: true,
    patterns: `
(train | tube | bus | lorry) _6 (think about | imagine | picture) (stepping | jumping | walking | letting)
(think* | thought* | imagin* | pictur*) _2 (about | of)? _2 (stepping forward | stepping off | stepping out | turning the wheel | sliding under | not coming up | not braking | letting go | hanging | drowning | jumping | driving into | eating my gun | hanging up | wading in | walking in)
(turn | turning | jerk | yank) the (wheel | steering) _2
what if i (just)? (ended it | end it | did it | let go | jumped | stopped)
(end | ending | finish | finishing) (it | everything | things | it all) (all)? _1 (altogether | once | for good | forever | myself | calms)
(fantasi* | dream* | think* | consider* | thought*) _3 (ending | finishing) (it | everything | things)
(should | could | whether | if) _3 (be the one to)? (end it | finish it) .
(way | ways) out _6 (of life | altogether | permanent* | is death | dead)
(permanent | final) (way out | solution | exit)
the permanent one
(out of life | out of this life | out of it permanently | wanting out)
(see | seeing | saw | picture | imagine) myself doing it
(how people | how others | how they | how folk) do it
(google* | googling | search* | look* up | reading about) _5 (how to do it | how people do it | ways to die | painless | how many | lethal | methods)
(look | looking | see) _2 (at)? (tall buildings | bridges | knives | trains | beams | rafters | the rope | the pills) _2 (different* | now)
(worst | darkest | bad | those | dark) thoughts _6 (come back from | kind | again | about myself)
(thought* | thinking) about it (in | at | every | now | all | again | on)
(whod | who would | whos going to | who will) find me _6
(only thing | one thing | what) stopping me _4
(doing away with | do away with) (herself | himself | myself | yourself)
(did | done | doing | do) (myself | himself | herself) in _2
(images | visions | pictures) of _2 (hanging | myself hanging | falling | my body | jumping | my funeral)
(exit | exits) _6 (suggestion | looks like | you know)
(think | thinking) about _2 (the)? (pills | tablets | bridge | roof | rope | knife | gun | river | sea | cliff | cliffs | train* | tracks | insulin) _6 (more than | every | night | shift | a lot | too much | all | lately)?
(the)? (sea | river | bridge | cliff* | train*) _6 i think about it
(life insurance | insurance | pension | payout) _8 (more for them | than i do | dead | worth more | get the money | get more)
(worth | get) more (for me)? dead
(more | better) _2 dead than alive
make it look like (an)? accident
(question | call* | think* | look*) _3 an accident _2
(seeing | see) myself out
(ended things | end things | ended it) _6 (find me | notice | miss | care | know)
be put down _3 (like)? _3 (dog | dogs | animal)
(hurry* | speed* | hasten* | rush*) (that | it | things | death) along
(id)? sooner hang _2
finish it . 
(killed himself | killed herself | died by suicide | suicide) _4 thought _2 (lucky | me too | same | that could be me)
(that could be me | could do it too | could do that too)
(plan b | pulling the lever | pull the plug on myself)
beg* _2 (to be)? (allowed | let) _1 (to)? (end it | die | go)
(stuck | torn) between (wanting to die | dying | living) _6
romantici* _3 (suicide | death | dying)
(my)? own suicide _6
(think* | maybe | keep thinking) _1 i (will | might | should) .
i could do it _8 (know | notice | until | smell | nobody | no one)
(whats it like | what is it like) after
(find out | wonder) _2 (what)? _2 (dying | death | comes after | its like after)
(always)? kill myself later
(person | someone | somebody) was me
(me | i) gone by choice
(fighting | resisting | fight) the urge _4
do (u | you) ever _8 (killing (urself | yourself) | not be here | dying) _4 (bc same | same | me too | rn)
(spot | place) on the (cliff* | bridge | roof) i think about
(question | nobody would question) _3 accident
hold* the (bottle | knife | gun | rope | tablets | pills) _6 (think | put it back | look)
id call suicidal
(suicidal | suicide) _2 (dear | mate | love | doc | on my mind | been on my mind)
(wants | want) me dead _6 (arguments | voice | part | me)?
(go | going) out the way (my | he | she)
doing what (he | she | robin | dad | mum | my) _1 did
(going to | gonna | thinking of | wanna) (make like | do a | pull a) _1 (robin williams | 13rw | thirteen reasons | 13 reasons)
(wanna | gonna | finna | tryna | going to | might) rope _3
(uninstall* | alt f4 | unsubscrib* | despawn* | quit | delete | log* off | ragequit) _4 (life | irl | my life | for good | permanently | forever | earth)
(taking | take) the l permanently
final exit
(the)? forum with the buses
(date thread | pro choice the other kind)
(kick it | kick the bucket) for good
rip me _4 (soon | tonight | not a joke)
(su c de | su cide | sewer slidal | su1cidal | su!c!de) _4
(unwell | unalive*) (note | me | myself) _2
(dont | not) know what ill do (to myself | if)
(part of me | voice | something in me) _4 (wants me | tells me to | says do it | dead)
`,
  },
  {
    id: 'family.intent',
    category: 'suicide',
    level: 4,
    weak: true,
    subject: 'self',
    lifts: true,
    patterns: `
(${DAY}) (is | s) the (day | night) _2
(its | it is) set for (${DAY})
going through with it
(${MEANS}) _3 (lined up | out of the boot | ready | up | over the beam | on the bed | in front of me | next to me | beside me | on the duvet | laid out | running)
(have | got | ive | kept | still got | saved | bought | set aside) _3 (${MEANS}) _4 (ready | set aside | enough | already | in my bag | in the shed | in the boot | aside | saved | stashed | lined up)
(kept | put | set) (back | aside | by) (enough | some | the) _1 (${MEANS})
(wont be anywhere | wont be here for anything | made sure of it)
(dont | do not | no) _2 (want | need) _2 (talking | talked) out of it
(take | taking | drink | swallow) (the lot | them all | it all) _4
(got | have | ive | i have) _1 (a | my | the) plan _1 and _4 (note | means | nerve | date | place | playlist)
(known | know) where and (i know)? when
(days | minutes | hours) left _6 (chose | picked | number | count*)
(stopped | stopping | quit | skipping | missed) _2 (my)? insulin _4 (purpose | let it | take me)?
(let it take me | let the cold take me)
(thats when | then) ill do it
(by this time (tomorrow | next week)) _4 (gone | dead | dey | over | here)
(i no go dey | no go dey again)
(drive | driving) off the (pass | cliff | road | bridge)
`,
  },
  {
    id: 'family.leaving',
    category: 'suicide',
    level: 2,
    weak: true,
    subject: 'self',
    patterns: `
(tonights | todays | fridays | saturdays | sundays) the (night | day)
(going to | gonna | ill | will | im) (do it | doing it | go through with it | going through with it | finish it | end it) _4 (${DAY} | after | when | once | at | by | in | outside | then)?
(have | got | ive | i have) _2 (everything | what | all) i need _6
(wont | will not | shant | not gonna | not going to | aint gonna) be (here | around | there | in | seeing) _4 (${DAY} | anything | anywhere | past | next | new term | any more | anymore | because)
(decided | decide | settled | chosen | picked | chose | set) _6 (${DAY}) _4 (day | do it | go | gone | is it | when)?
(picked | chosen | chose | set | got | have | pick) _1 (a | the | my) (date | day | bridge | spot | place) _4
(i have | ive | i) _1 (the | a) date _4
(that | thats) when .
(doing | do | did) it (${DAY}) _4
(do it | doing it) _3 (after | before | when | once | at) _6 (birthday | asleep | leaves | leave | school | church | shift | bed | passed | home | morning | night | ends | finish* | lights out | day off)
(when | once) _6 (ill go | i go | im going | then its my turn | im out | its my turn)
(its | then) my turn _3
(written | wrote | writing | write | finished | drawn up) _3 (notes | note | letters | letter) _8 (kids | leave | pillow | mum | mom | wife | each | blame | police | find* | funny | done | before)
(where | how) _3 (leave | word | write) _2 (the | a | my) _1 (note | letter | suicide note)
(note | letter) _3 (under | on) the (pillow | table | worktop | bed | desk | fridge | seat)
(a note | the note | my note) and a
(check | spelling) _8 (leave it for | before i leave | sorry i could not | dont wake)
(ordered | bought | got | packed) (what i need | everything i need | the thing | the poison | the stuff | the rope)
goodbye _6 (settled | dont feel bad | kind to me | never | mean it | for good | forever)
(this is | thats it | so this is it | so thats it) _3 (goodbye | i guess | lads | everyone | folks | then) _4
(thanks | thank you) for (listening | everything | all) _6 (goodbye | bye | ropes | nights | done | im off)
(gave | given | giving | handing | handed | rehomed | sold) _3 (my | the) _3 (away | to) _4 (nothing left | wont need | im out | lake | shant need | free)?
(gave | giving | given) _1 (my | the) _3 to _2 (${KIN} | nurse | cousin | jess)
(nothing | nobody) left on the list
(wont | shant | will not | dont) need (it | them | that | any) _3 (tomorrow | where im going | any more | anymore | again | now)
(wont | not | never) (be)? coming back
(by | before) (the time)? _5 (reads | read | gets | post comes | get here | old enough) _3 (ill be gone | il be gone | gone | over | already left)
(ill | il | i ll | i will) (be | have) (gone | dead | out of here) _4
(last thing | last message | last post | last words | last call | last rent payment) _4 (write | ill | say)
(made | making) my last (call | rent payment)
(tell | promise) _3 (nobody | no one | my | them) _6 (their fault | my fault | loved her | loved him | loved them | wasnt angry | sorry)
(sorry in advance | sorry to whoever | whoever opens | whoever finds) _4
(on | at) the (${PLACE}) now
(going | driving | off | heading | headed | walking | go) _3 (to)? _1 (the) _1 (${PLACE}) _4 (now | after | tonight | tomorrow | with | early | saturday | before | finish)
(parked | sitting | sat) (by | at | near) the _1 (${PLACE}) _4
(booked | book) _2 (hotel | hotel room | room | one way | ticket) _8 (wife | finds me | guess | one way | coast | nobody | not)
one way (ticket | walk | trip | flight) _4
(dont | do not) (call | tell | ring | stop) (anyone | anybody | me | the police) _6 (over | before | fuss | already)?
(cancelled | canceled | deleted | deleting | cleared | emptied | turned off | closed | paid | labelled | sorted) _8 (cancelled | hoodie | bye | its today | tomorrow | going | freezer | boiler | papers | rent | dead | funeral)
(affairs | pension | funeral | will | papers) (is | are | s)? (sorted | paid | in order | done)
(death in service | pays out | life insurance) _8 (checked | suicide | tuesday | next | cover*)
(when im dead | once im dead | after im dead | when im gone) _4
(my)? (decision is | decisions | minds | mind is) made _3
(made up my mind | made my peace | made my exit | make my exit) _6
(got | have | ive) _2 the means
(plan is | plans | my plans | the plan) _2 (set | ready | to do it | to be gone)
(been ready | its all prepared | all prepared | all planned | all worked out | already sorted how | i have arranged it | ive arranged it | already settled)
(end | ends) tonight
(no more) _3 no more (me | mornings)
(courage | nerve) _6 (be dead | do it | minutes | go | jump)
(it | this) (will | ll) be over (before | by | tonight)
(tell | promise) _8 (leaving the phone | left my phone) _4
(by my own choice | my own doing | by choice) _2
(pact | agreed) _6 (together | saturday | backing out | both of us)
(join | joining) (eileen | him | her | them | my wife | my husband | mum | dad) _3
(told | lied to) _3 (ward | crisis team | landlord | boss) _6 (much better | stash | anymore | fine)
(look after | check on | feed) (my | the) (hamster | dog | cat | ute | fish | hens) _4 (already left | gone | off | rifle)?
(already | i) left _4 (check on | hamster | dog | reading this)
(life ends | my life ends | i die) (at | on) _2
(everything | all) _1 laid out _2
(free to go | ready to go) _4 (now | tonight | how | know)
(make it look | tell your) _4 (goodbye | accident) _6 (for good)?
(main | account | skins | inventory) away
(told | said) _3 (goodbye | bye) _6 (bit | code | mean* | think)
(saying | said) bye _3
im (so)? (off | out) (tonight | then | bye | now)
gg* (only | everyone | all) _4 (uninstall* | after | anywhere | life)
(wont | not gonna) be in the server _6
(sheet | sheets | sari | belt) _4 (ready | fan | hook | door | takes)
(drink | drank | swallow) it _4 (puja | after | tonight | finished)
`,
  },
  {
    id: 'family.act',
    category: 'suicide',
    level: 6,
    weak: true,
    subject: 'self',
    patterns: `
(took | taken | swallowed | drank | had | necked | ingested | emptied) _2 (the | em | them | my | his | her | all | every | a | too | lots | half)? _3 (pills | tablets | packet | bottle | prescription | lot | box | stuff | insulin | rat stuff | too many | first ten) _6 (ago | now | scared | sleepy | floaty | spinning | gone | vodka | already | help | wait | sleep | late | dead)?
(took | taken) (em | them | it | the lot) (at | about | all | already | ago | an)
(already | just) (took | taken | did | done) (em | them | it) _4 (late | blood | lots | bruh)?
(cars | car is | engine | engine is) (still)? (running | on | going) _4 (garage | door | shut | boot)
(garage) _4 (engine | running | car | exhaust | found me)
(woke up | woken) _5 (sick | vomit | floor | hospital | woods) _6 (work | bottle | again | guess)?
(rope | cord | belt | knot | noose | bag) (slipped | snapped | broke | gave way | over my head)
(bag | hose) _2 (over | on) my head
(loaded it | cocked it)
(sat | stood | standing | legs) _2 (over the edge | with my legs over | on the ledge | over the side)
(held | holding) myself under
(shot | fired) at myself
(stones | rocks) in my pockets
(im on the floor | on the floor) _3 (pills | tired | sorry | blood)
(threw up | made myself sick | throwing up) _8 (tablets | pills | got them | stayed down)
overdosed .
(standing on | on) (a | the) (chair | stool) _6 (rope | beam | noose | typing)
note _4 already taken
`,
  },
  {
    id: 'family.done',
    category: 'suicide',
    level: 2,
    weak: true,
    subject: 'self',
    patterns: `
how many i took
(hands | mouth | face | lips | legs | feet) _2 (tingly | tingling | numb) _2
(feelin | feeling | getting | im) (a bit)? (sleepy | floaty | drowsy | woozy) (now)? _4 (took | pills | ok | are you)?
(im | i am | was) (in | under) the water
(swallowed | drank | drunk | drink) _2 (something | stuff | bleach | it) _3 (under the sink | sink | garage | shed)
(blood | bleeding) _3 (all over | everywhere | everythings | lots) _6
(lots | lot) of blood
(guess | so) it didnt work
(got as far as | tied | tying | loaded) _3 (tying | it | knot) _4 (cat | sat with | unloaded | phone | then)
(did | done | doing) _1 (a)? (test run | dry run | rehears* | practice run)
rehearsed it
(jumped | stepped off | walked into) _6 (wasnt high enough | leg | survived | alive | missed | caught)
(drove | driven) (at | into) (the | a) (wall | tree | river | bridge | barrier)
(on purpose) _6 (changed my mind | too many | help | took)
(too many | the lot | half) _2 on purpose
(meant | supposed) to be (it | the end) _2
(these were meant to be it | i meant it)
(wrists | wrist) _2 (bandaged | stitched | bleeding | cut) _6
(purple | red) mark (all)? (round | around)
cut me down
found me _4 (garage | hanging | in time | engine | floor | bath)
(got home | discharged | let me out | back) _4 (icu | a e | hospital | ward | psych) _10 (more | again | had those | glad | took)
(glad | not glad) im back
(swam | walked) out _6 (couldnt get back | boat | buoys | cold)
(weights) _6 (pool | water | pockets | bag)
(cut | bought | measured) the (hose | pipe | tape | rope) _8 (boot | measured | bought | car)
(stopped | dragged | pulled | walked) me (at | down | off | back | out) _6 (platform | roof | bridge | car park | edge | gate | tracks)
(security | police | cleaner | neighbour | boat | fisherman) _5 (walked me down | got me out | broke the door | pulled me | talked me down | came)
(wasnt | not) supposed to be (alive)? .
(its)? in me now
talk to me till i (sleep | go | pass)
(opened | reopened) my (stitches | wrist | arm)
(its done | it is done) _4 (took | ring | pills | dont | sorry | goodbye)
(did | done) what i said i would
(plug socket | electrocut*) _4
(mixed) _4 (glass | drank | drink) _3
(different tills | third shop | three shops) _8
(lane two on foot | hard shoulder | on the motorway) _6 (foot | walking | ago)
(on | onto) the (tracks | rails | line) _6 (lay | lying | dog | ran | now | minutes)
(fasting | starving) to death
(next time i wont | next time ill)
`,
  },
  {
    id: 'family.self_injury',
    category: 'self_injury',
    level: 3,
    weak: true,
    subject: 'self',
    patterns: `
(cut | cuts | cutting | slice* | carve*) (the inside of | my | up | so | on) _3 (arm | arms | thigh | thighs | wrist | wrists | leg | legs | skin | hip | hips | stomach | i dont die | boys | name)
(pull* | tear* | rip*) (my)? hair out _8
(urge | urges | itch*) to (cut | burn | hurt | carve | scratch)
(little | new | fresh | too) (cuts | new cuts)
(picking | scratching | peeling) _2 (at)? _1 (wounds | scabs | skin | cuts) _6
(snap | pinging) (the | my | an) (elastic | rubber band | band) _6 (wrist | welts | bleeds)?
(punish* | punishing) myself _6
(scars | marks | lines | stripes | cuts) _4 (itching | covered | boyfriend | school nurse | swimming | sleeves | hide | hiding | nurse | daughter)
(covered in | full of) (lines | stripes | cuts | scars)
(went | gone | cut | going) too deep _6
(bang* | hit* | punch* | slap*) my (head | face | legs | thighs) _6
(swallow*) _3 (things | batteries | coins | a battery | blades | glass) _6 (again | die)?
(blade | blades | razor | razors | lighter) _4 (phone case | hidden | hide | found | drawer | sock | keep | letter to)
(keep | hide | hid | carry) _2 (a)? (blade | blades | razor) _4
(burn marks | burns) _8 (oven | said | arm)
(rub | scrub | scrape) _2 (my)? skin off _4
(day 0 | day zero | streak gone | relapse* | relapsed) _6 (again | cut* | sh | s h | toilet | blade | streak)
(sh | s h | cutting | beans | styro | barcode*) _3 (relapse | again | back again | last night | deeper | arms)
(need | want) _2 (it)? to bleed
(it)? bleed* or it doesnt count
(stitches | steri strips | plasters | bandaged) _6 (again | hiding | bin | used to it | tea towel | myself)
(told | promised) _6 (stopped | id stop | i would stop) _4 (havent | moved | again | smell)
(opened up | sliced | gashed) my (arm | leg | wrist | thigh) _4
(broke | breaking) my own (finger | hand | toe | wrist)
(take | taking) it out on my (skin | body | arms)
(nobody | noone) hits me _4 so i do (it)?
(if i dont cut | when i cut | i cut so | i cut and | started cutting | been cutting | still cutting)
(sharpener | compass point | compass | eraser) _6 (arm | skin | blade | did with it | since | school)
(hot as it goes | scald* | blisters) _6 (shower | stay | skin | purpose)
(thrown | throw | threw) myself down the stairs _4
(carve | carved | carving) _3 (my | into my) (arm | leg | skin | thigh | name)
(want | need) the (sting | pain | burn) _3
(numbness | numb) _8 (blood | cut* | blade)
(blood) _4 (makes | calms | numb* | real | quiet*)
(cuts up | cut up) _6 (did it | i did | said i never)
feeling _1 🔪 _2
`,
  },
  {
    id: 'family.named',
    kind: 'mark',
    mark: 'named',
    patterns: `
(suicide | suicides | selfharm | overdose | overdoses | suicidality)
attempted suicide
suicide attempt
suicide attempts
self harm
suicidal ideation
`,
  },
  {
    id: 'family.years',
    kind: 'mark',
    mark: 'past',
    patterns: `
(in | since | back in | around) (1985 | 1986 | 1987 | 1988 | 1989 | 1990 | 1991 | 1992 | 1993 | 1994 | 1995 | 1996 | 1997 | 1998 | 1999 | 2000 | 2001 | 2002 | 2003 | 2004 | 2005 | 2006 | 2007 | 2008 | 2009 | 2010 | 2011 | 2012 | 2013 | 2014 | 2015 | 2016 | 2017 | 2018 | 2019 | 2020 | 2021 | 2022 | 2023)
(at | aged | age | was | turned) (13 | 14 | 15 | 16 | 17 | 18 | 19 | thirteen | fourteen | fifteen | sixteen | seventeen | eighteen | nineteen | twenty | twenty one | twenty two)
(thirteen | fourteen | fifteen | eleven | twelve | nine | thirty | forty | twenty) years ago
`,
  },
  {
    id: 'family.denied',
    kind: 'idiom',
    patterns: `
(battery | phone | laptop | pc | wifi | printer | car | router | plant | plants | tomatoes | console) _8 (commit sudoku | kill itself | unalive | commit suicide | end it all | give up the will to live)
(cron job | process | thread | pod | container | npc | bot | enemy | script) _4 (commit suicide | kill itself | self destruct)
goodbye cruel (maths | math | exams | dial up | carbs | diet | world of | winter | summer | monday | mondays) (forever)?
(get | getting) rid of myself from
(fastest | quickest | easiest | best | shortest) way out _1 (of | to) (the | a | town | terminal | heathrow | london | paris | airport | city | building | maze | level)
jump* off _6 (bungee | zipline | diving board | high board | pontoon)
(jumping | jumped) off _8 bungee
(coach | gym | squats | leg day | workout | suicides | spin class | marathon) _10 (cant feel my legs | cant feel my arms)
pushing up daisies
self destruct (timer | button | sequence | mode)
self harm for (the | my) (ears | eyes)
(dont | do not) feel like (dying | death) anymore
stopped wanting to (disappear | die | be gone)
`,
  },
];
