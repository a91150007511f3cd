import type { PatternGroup } from '../types.ts';

/** English: intent and plan: decided, dated, prepared, said goodbye. */
export const FRAMES_PLAN: readonly PatternGroup[] = [
  {
    id: 'frame.decided',
    kind: 'mark',
    mark: 'intent',
    patterns: `
(ive | i have | i already | i) ~ (decided | made up my mind | made my mind up | made my decision | made the decision) .
(my mind is made up | my decision is made | the decision is made) .
`,
  },
  {
    id: 'frame.intent',
    category: 'suicide',
    level: 4,
    subject: 'self',
    lifts: true,
    patterns: `
(die | dead | kill myself | killing myself | end it | end my life | live | be alive | exist | be here) ~ (anymore | any more)? .? (ive | i have | ive already | i) ~ (decided | made up my mind | made my mind up | made my decision | made the decision)
(i | ive | i have) ~ already ~ (written | wrote) ~ (the | my | all the | all my) (letters | note | notes | goodbyes | goodbye letters) .
(i | ive | i have) ~ (attempted | tried to die | tried to end it) ~ (# | two | three | four | five | several | multiple | many | a few | countless) times
next time (nobody | no one | noone) ~ (will | is going to | can) ~ (find | stop | save)? ~ (me)? .
(sitting | sat | sit) ~ in (my | the) car in (the | my) garage _6
($intent) ~ ($exitverb | $exitslang)
(im | i am | i will be | ill be) _1 ($exiting | $killingself | $hangingself) ~ ($date | soon | this time | i swear | i mean it | for real | and thats | and nobody)
($intent | ready to | time to) ~ jump .
($intent) _2 jump ~ (tonight | now | soon | waiting | just waiting | when | as soon as | the second | after | once | goodbye | its over | in front)
($intent) ~ (do it | end it | go through with it | finish it | kill myself) ~ (properly | right)? ~ this time
(this time) ~ (i will | ill | im | i am | its | it will | i wont | i have)? ~ (going to | gonna)? ~ (do it (properly | right) | succeed | make sure | make sure it works | work | works | not fail | wont fail | not miss | wont miss | be found | no one stop)
($intent | really | definitely | finally) _3 do it _8 (chickened out | bottled it | lost my nerve | failed last | botched | woke up last | last time | got stopped last | kill | die | rope | pills | gun)
(last time | before) _3 (chickened out | bottled it | lost my nerve | botched it | got stopped | was found | was stopped | woke up)
(finish | finishing) what i started _4 (in | last | back | with | the | on)? ~ (january | february | march | april | may | june | july | august | september | october | november | december | week | month | year | winter | summer | wrists | pills | overdose | hospital)
(tonights the night | tonight is the night | todays the day | today is the day | this is the night) _3 ($killself | $hangself | jump | die | end it | kill)
(no more (second chances | chances | failed attempts)) _6 (finish | do it | end it | kill | die)
(wont | will not | not | isnt | is no | no | never | isnt a | not a | wont be a | be no | is no) ~ (be)? ~ (a)? (tomorrow | tomorrows | next year | next week | future | more mornings | more christmases) for me
let ~ (the | a | it)? _2 (train | sea | river | tide | current | water | cold | waves | ocean | snow | lorry | truck | tube | bus | flames | fire) ~ (just)? ~ (take | have | hit | swallow | carry | finish | freeze) ~ me
(they | you | he | she | somebody | someone | bailiffs | police | mum | dad | whoever | people | landlord | neighbours) ~ (will | ll | would | can | are going to | gonna)? ~ (only)? ~ (find | found) ~ (only)? ~ (me | my body) ~ (only)? ~ (hanging | dead | cold | swinging | floating | in the (river | bath | garage | bag | woods) | gone | at the bottom | stiff | blue)
(by the time | when | if) _2 (this | you | youre | anyone | someone | they) ~ (reaches | read* | get* | find* | see* | hear* | receive) _8 (i | ill | id | im) ~ (will | have | am | would | already)? ~ (have)? ~ (be | been)? ~ (ended my life | gone | dead | left this (world | life) | done it | no longer (be)? (alive | here | with you) | at peace | hanging | killed myself | passed | taken my life)
(stay | sit | talk | be | keep me company | hold | wait | come online | on the line | online) _6 while i ~ (do it | die | go to sleep forever | drift off | slip away | bleed | fade | pass | take them | end it | kill | fall asleep for)
(waiting | looking | wait | searching | give me | find | found) _2 (for)? (a | one | any | just one | 1) ~ (good | single)? reason (not to | to stay | to live | to not | why not)
(not | never | wont) ~ (going to)? ~ take me alive
not ~ (be)? ~ taken alive
($date | by morning | by then | this time tomorrow | by the weekend | next week) ~ (i | ill | im) ~ (will | am | going to | gonna)? ~ (be)? ~ (dead | gone for good | no more | no longer alive | a corpse | six feet under)
(i | ill | im) ~ (will | am | going to | gonna)? ~ be ~ (dead | a corpse | six feet under | gone from this world) ~ (by | before | $date | soon | in a (week | month | few days) | this time)
(no i)? ~ (cant | wont | couldnt | cannot | can t | dont) ~ (promise | guarantee | swear | say) ~ (you | anyone | him | her | them | anybody | that)? ~ (that)? ~ (i | ill | im | id) ~ (will | would | can | be | stay | remain | keep | make it | wont | still)? ~ (be | stay | do)? ~ (safe | alive | here | okay | anything | hurt)
(i | ive) ~ (give | gave | given | giving) ~ (myself | me | it | life) ~ (until | till | one last | another | a | one | two | three | six | #) ~ (more)? _2 (days | weeks | month | months | year | years | week | christmas | birthday | summer | spring | winter | friday | ##) _6 (feel better | get better | decide | before i | or i | to live | then im | then i | its been | thats it | and then | to change my mind | to find a reason)
(giving | give | gave) (me | myself) ~ # ~ (days | weeks | hours | more days | more weeks)
(want | need | wanted) ~ (it | this | everything | me) ~ (all)? ~ (to be)? ~ (over | done | gone) ~ (by | before) ~ (my (birthday | exams | kids | mum | ##) | christmas | new year | tonight | they | he | she | anyone | morning | sunrise)
(drive | driving | ride | riding | steer | run | go | take it | swerve | swerving) ~ (my | the)? ~ (car | truck | van | bike)? ~ (straight)? ~ off ~ (of)? ~ (the | a | that | some) _1 (road | cliff | edge | bridge | pier | quay | overpass | dock | ravine | mountain | harbour)
(wont | not | not going to) ~ (be)? ~ (braking | touch the brakes | hit the brakes | use the brakes) .
(dont | do not) ~ (want | wanna)? ~ (call | try to save | save | stop | look for | come looking for | try to find | search for | revive | resuscitate) ~ (me | an ambulance) _4 (its too late | made up | goodbye | bye | tonight | gone | ill be)
(delete | lose | block) my number (after | tonight | cos | because im | once im)
(passing | pass) my own sentence
(decided | decision | mind is made up | made up my mind | made my mind up | sorted | settled) _6 (not going back | not be here | wont be here | die | dying | end of me | kill | end my | leave this | be gone | hanging | the bridge | the river | the pills | bridge | rope | goodbye | love her | love them | tell my)
(tell | telling) ~ (my)? _1 ($loved | them | him | her | josh) ~ (that)? ~ (i | its | it) _3 (love* | loved | sorry | wasnt (his | her | their) fault | not (his | her | their | him | her | them)) _8 (tonight | gone | dont call | too late | mind is made up | goodbye | last | do it | over now | pills | rope | bridge)
mind is made up _10 (tell | tonight | goodbye | love | sorry)
(once | after | when | soon as | as soon as) _4 (dies | passes | passes away | goes | is gone | is dead | are gone | are asleep | goes to bed | is asleep | finishes | graduates | leaves) _3 (im | ill | i will | i am | i | then im | then ill) ~ (be | am)? ~ (gone | out of here for good | off this | done for | outta here for good | checking out | done | out)
(goodnight | good night | bye | goodbye | gd nite | gn | so long | farewell) _6 (forever | for good | for ever | for the last time | wont wake | not waking | no tomorrow | mean it | dont call | dont wait up | its been real | world | see you on the other side | in the next life | in another life | in heaven)
(see | meet | catch) (you | u | ya | yall | them | everyone) ~ (all)? (on the other side | in the next life | in another life | in heaven | in hell)
(be | going to be | ill be | gonna be | soon be) with (the lord | god | jesus | my maker | allah | the angels | my _1 in heaven) ~ (tonight | tomorrow | soon | before | by | this week | by morning | and ill | and i)
(join | joining | with | see | seeing | to) ~ (my | him | her | them | you)? _2 (in (heaven | the (ground | grave | next life | afterlife)) | on the other side | up there | under the ground | six feet under | where (she | he) (is | went)) ~ (tonight | soon | tomorrow | now | today | and im ready)
($date | by morning) _3 off (the | a | my) _2 (roof | bridge | building | cliff | balcony | multi storey | ledge | pier | viaduct | overpass | rooftop | tower)
(one way ticket | one way trip | one way bus | single ticket | one way) _8 ($place | $water | beachy head | falls | canyon | aokigahara | dignitas | switzerland | suicide forest)
(heading | going | walking | driving | drive | on my way | off | cycling | train | bus | headed) _2 to ~ (the | a)? _1 (bridge | beachy head | golden gate | cliffs | cliff | viaduct | overpass | roof | multi storey | tracks | level crossing | humber bridge | clifton) _10 (last | one way | goodbye | bye | never | done | over | not coming back | wont be back | and thats it | end | forgive | sorry | ever)
(wont | will not | not) ~ be ~ (here | around | alive | there | coming back) ~ _4 (so it doesnt matter | so it dont matter | so nothing matters | so who cares | so why | so no point | so theres no | so dont bother | anyway so)
(doesnt | dont | not | wont) ~ (matter | worry | need | bother | care) _8 (wont be here | not be here | wont be alive | be dead | be gone by | be gone tomorrow | be gone soon | ill be gone | im gone | wont be around)
(last | final) ~ (shift | day | drive | walk | supper | meal | birthday | christmas | summer | haircut | coffee | smoke | cigarette | sunset | sunrise | night | train | post | song | text | hug | message | visit) _2 (on this earth | on earth | alive | before i go | before i die | of my life)
(had | having | taken | been for | made | eaten | smoked | watched) ~ my (last | final) (haircut | meal | supper | cigarette | shower | sunset | christmas | birthday | walk | coffee | drink | breakfast | dinner | roast)
(booked | paid for | planned | arranged | scheduled) ~ (my | for)? _2 (permanent | forever | final | last) ~ (vacation | exit | log off | trip | journey | sleep | nap)
(just | only | simply) ~ (want | wanted | need | needed) ~ (somebody | someone | you | people | them | her | him | everyone) to know ~ (that)? _6 (gone | love* | sorry | wasnt your fault | funny | tried | fault | before i)
(logistics | practical question | how do i make sure | who do i | where do i) _8 (leave (a | the | my) (note | letter | body) | find me first | walk in first | find my body | doesnt walk in | dont find me | cleaner | gets my (things | cat | dog))
(leave | left | leaving) ~ (a | the | my)? ~ (note | letter) ~ (with | for | so | on | under | by) _8 (walk in | find me | find the body | find my | come in | the kids | her fault | his fault | my fault | fault | forgive)
(so | that) _2 ($loved | they | nobody | no one | she | he | the landlord | the cleaner | someone else) ~ (doesnt | dont | wont | didnt | does not | do not) ~ (have to | need to) ~ (find | clean | deal with (it | my | me) | see (it | me) | worry about (me | my) | pay for my funeral | sort out my)
`,
  },
  {
    id: 'frame.threat',
    category: 'suicide',
    level: 2,
    subject: 'self',
    lifts: true,
    patterns: `
(kill | killing | off | end | hang | shoot | top | drown) (myself | meself | mesel | my self) ~ (if | unless | when | the day | the minute | the second | before | by | once) 
(if | unless) _8 (im | ill | i will | i swear ill | i swear im | i am | i m) ~ (killing myself | kill myself | ending it | end it | going to kill myself | dead | jumping | taking them all | doing it i swear | off the bridge)
`,
  },
  {
    id: 'frame.prepared',
    category: 'suicide',
    level: 5,
    subject: 'self',
    patterns: `
($drugs | $pills) ~ (are | is | all | have been | been)? ~ (all)? ~ (counted | lined up | laid out | counted out | crushed up | in a pile | in a row | poured out | ready to go | saved up | all sorted) _10 (door | locked | note | goodnight | goodbye | bye | sorry | waiting | vodka | whisky | whiskey | wine | alone | asleep | bath | tonight | ready)
(got | have | ive | bought) ~ (got)? ~ (the | a | my) ~ $weapon _6 (got the note | wrote (the | my) note | the nerve | nerve)
($weapon | $cord | pills | tablets | razor | blade | blades | bottle | bleach) _4 (its | is | theyre | they are | thats) ~ for me
(put | point* | turn* | held | hold | aim*) _1 (it | the gun | the pistol | wrong end | barrel | muzzle | gun) _1 (toward | towards | at | on) ~ (me | myself) ~
(ive | i have | i got | got | i ve | have got | with) ~ (got)? ~ (the | my | his | dads | a | grandads | his old) _1 $weapon ~ (here | beside me | next to me | in my (hand | hands | lap | mouth | bag) | on (the | my) (bed | table | lap | knee | knees | seat) | in front of me)
(rope | ropes | noose | nooses | belt | belts | gun | guns | cord | cords | hosepipe | hose | pills) ~ (is | are | s)? ~ (already)? ~ (in | under | over | round | around | on | behind) ~ (the | my) ~ (boot | door | beam | banister | chair | rafters | hook | bannister | tree | branch | wardrobe | stairwell | bannisters | garage) _10 (wait* | dark | ready | minutes | music | tonight | chair | goodbye | done | time | locked)
(waiting | wait) ~ (for | on | until | till) ~ (the | my | them | it | everyone)? _2 (dark | dog walkers | kids | house | mum | mom | wife | husband | nurse | roommate | flatmate | train | everyone | they | night | parents | her | him | staff | neighbours | last bus) ~ (to | to be | gets | get | goes | are | is | has)? ~ (leave | gone | go | go out | clear | asleep | sleep | fall asleep | empty | pass | go to (church | work | bed | sleep))? _10 (jump | rope | pills | gun | do it | belt | code | cord | end it | overdose | blade)
(jump | rope | ropes | pills | meds | gun | do it | belt | cord | code | end it | blade) _6 (just)? ~ (waiting | wait) ~ (for | on | until | till) ~ (the | my | them | it | everyone)? _1 (dark | dog walkers | kids | house | mum | mom | mother | wife | husband | nurse | roommate | flatmate | next train | everyone | they | night | parents | she | he | staff | neighbours | nerve | courage)
(know | knows | found | got | worked out | have | ive got | learnt | guessed) ~ (out)? ~ (the | his | where | her | dads)? _2 (code | combination | combo | passcode | key | keys) _6 (safe | gun | guns | gun cabinet | cabinet | shotgun | meds | medicine | pills | locker | lockbox | waiting | tonight | till)
(hides | hide | locks | lock | locked | hid | hidden) ~ (up | away)? ~ (the | my | all the | all my)? ~ (meds | knives | pills | tablets | blades | razors | sharps | guns | belts | medication) _3 (but i | but | and i) _2 (know | found | have | got | saw | can)
(sav* | stash* | collect* | hoard* | keep* | kept | put* | squirrel* | stockpil*) ~ (them | her strong ones | my (dose | doses) | some | a few | one) ~ (up | back | aside | by | away | to one side) ~ (each | every | since | for)? _8 (enough | in case | choice | ready | when | since | tonight | envelope | for the day | for when)
(theres | there is | got | have | ive got | saved | its) ~ enough ~ (now | pills | tablets | to (do it | kill | go | sleep | end | finish) | for (it | me | the job | one))
(got | have | ive | ive got) ~ (everything | what | all) ~ (i | that i)? ~ need ~ (to do it | to end it | to go through with)
(letter | letters | note | notes) ~ (are | is)? ~ (all)? ~ (written | sealed | signed | posted | on the (fridge | table | bed | pillow | side | mantelpiece) | in the (drawer | envelope | inside pocket) | done | ready | finished) _10 ($means | tonight | gone | goodbye | find | funeral | bank | cat | dog | budgie | insurance | policy | ready | whoever | when im | next door)
(wrote | written | writing | sealed | left | finished | done | posted) ~ (all)? ~ (the | my | out | them | a | eleven)? _1 (letters | notes | goodbyes | note | letter | videos | goodbye video | cards) ~ (this morning | today | tonight | last night | to | for | on | one)? _10 (closed | gave | give | sold | bank | funeral | insurance | passwords | budgie | cat | dog | river | bridge | rope | pills | tonight | gone | find | will miss | wont see | ill miss | when im)
(closed | closing | emptied | cancelled | canceled | sold | signed over | transferred | paid | settled | deleted | wiped | rehomed | labelled | packed | cleaned | given notice | gave | quit | sorted) _12 (bought | buying | got | picked up | ordered | loaded | dug out) ~ (the | a | some | my)? ~ (cartridges | rope | hose | hosepipe | charcoal | helium | razor blades | bullets | pills | shells | ammo | gun | noose | tablets)
(affairs | paperwork | papers | finances) ~ (are | is | in | all)? ~ (in order | in a folder | sorted | settled | organised | organized | done | put in order | tidied up) _12 (bought | hose | rope | last | gun | tonight | pills | ready | goodbye | not be here | wont be here | haircut | nobody | peace | no one)
(my (wife | husband | mum | mom | kids | son | daughter | family | parents | brother | sister)) to find (my body | the note | my note | me (hanging | dead | gone))
(goodbye | farewell | last letter | suicide note | final letter | goodbye letter | goodbye note) ~ (note | letter | message | video)? ~ (for | to) ~ (my | the)? ~ $loved
(make it a goodbye | for (my | the) (wife | husband | mum | kids) to find)
(look after | take care of | feed | see to | adopt | have | take in | walk) ~ (my | the)? _1 (dog | cat | kids | cats | dogs | mum | budgie | hamster | sister | brother | him | her | them) _6 (when im (gone | dead | not here) | after im (gone | dead) | for me when | once im | because i wont | i wont be | if i (do it | die | go) | after tonight | gone | wont be here)
(there is | theres | its | it is | its set | set | happening | date is | booked | fixed | arranged) ~ (for | on | happening)? ~ (the | this)? ~ (bank holiday | $date | thursday after next | anniversary | easter | new years eve) _10 ($killself | $killingself | die | dead | gone | rope | pills | gun | jump | leaving this | the end | planned it)
(picked | chosen | chose | set | got | settled on | settled upon | decided on | fixed) ~ (on)? ~ (the | a | my) ~ (day | date | thursday | spot | place | time | tree | bridge | way | method) _10 ($killself | die | funeral | end it | goodbye | nobody (will | would)? find | jump)
(picked | chosen | found | chose | sorted) ~ (the | my | a) ~ _1 ($place | tree | rope | spot | hotel room | method | cliff | woods) ~ and ~ (the | a | my)? ~ (day | date | time | night | hour)
(bought | saved | counted | stolen | stole | hoarded) ~ (the | my | some | her | his | enough)? _1 ($drugs | pills) _5 (taking | take | swallow* | gonna take) them _2 ($date | all | when | together | at once)
planned (it | everything) ~ (properly | out | carefully | to the minute | for months | all | down to) _10 (set for | date | rope | pills | since | spreadsheet | list | die | tonight | goodbye | leave | gone)
(my (chair | stool) | chair | stool | bucket) ~ (is | s)? _4 (rope | noose | belt | belts | cord | scarf) _6 (door | neck | beam | over | hook | rafter)
(belt | belts | rope | noose | cord | scarf | sheet | cable) ~ (is | are)? ~ (already)? ~ (over | round | around | on | tied to | looped over | through | from) ~ (the | my) ~ (door | beam | banister | bannister | rafter | rafters | hook | neck | tree | branch | curtain rail | pole | pipe | shower rail | bars | handle)
(minutes | hour) _8 (ive got the | i have the | with the | got the) (cord | rope | belt | noose | blade | pills | scarf)
(on | to) the (list | to do list) _8 (call | ring | text | hug | kiss | write | phone) _8 (then i go | then im gone | then its time | and then im done | then goodbye)
`,
  },
];
