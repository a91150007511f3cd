import type { PatternGroup } from '../types.ts';

/** English: what is being done, has just been done, was broken off or failed. */
export const FRAMES_ACT: readonly PatternGroup[] = [
  {
    id: 'frame.broken_off',
    category: 'suicide',
    level: 6,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(about to | was going to | ready to | nearly | almost | just about to | went to | bout to | halfway to | seconds from | seconds away from | close to) ~ (jump | jumping | step* off | let go | letting go | pull the trigger | kick* the chair | $hangself | $hangingself | $killself | swallow them | take them all) _6 (grabbed | pulled | stopped | talked | dragged | walked in | shouted | rang | called | knocked | found | saw | caught | tackled | held | interrupted | phoned | texted | came (in | home | back | round | past) | barked | arrived | couldnt | chickened | bottled)
(stood | sat | climbed | was | were | went | got | standing | sitting | hung | hanging) _6 ($place | chair | ledge | railing | railings | barrier | edge | tracks | noose | rope | wrong side) _8 (grabbed | pulled me | pulled me back | stopped me | talked me down | talked me out | dragged me | walked in | shouted at me | cut me down | got me down | tackled me | intervened | climbed back | couldnt jump | couldnt do it | couldnt go through | chickened out | bottled it | lost my nerve | came back down | walked back)
(put | had | held | holding | with | got | stuck) ~ (it | the barrel | the muzzle | the end | dads gun | his gun | my gun | a _1 $weapon | the _1 $weapon | my _1 $weapon) ~ (in my mouth | under my chin | to my (head | temple | chin | forehead | heart | chest) | against my (head | temple | chin | chest) | up to my head)
(had | have | got) it ~ (in my mouth | under my chin | against my (temple | head) | to my (temple | head) | round my neck | around my neck)
(pull* | squeez*) ~ (the | it | that) ~ (trigger)? ~ (and)? ~ (it | nothing | the gun | just | gun)? ~ (just)? ~ (clicked | click | jammed | misfired | happened | was empty | didnt (go off | fire | work))
(gun | $weapon | it) ~ (just)? ~ (jammed | misfired | clicked | didnt (go off | fire)) _4 (on me | my head | mouth | and i | still here | alive | cried)
(couldnt | couldn t | could not | cant) ~ (pull | pull it | squeeze | pull the trigger | kick the chair | let go of the (rail | railing | ledge | edge) | step off | make myself jump | bring myself to jump | go through with (it | hanging | jumping))
($drugs | pills | them | five | some | handful | six | ten) _5 (in my mouth | on my tongue | in my hand | to my mouth) _8 (spat | spit | spitted | threw | coughed | knocked | rang | couldnt | walked in | stopped | flushed)
(spat | spit) ~ (them | it | the (pills | tablets)) ~ (all)? ~ (back)? ~ out ~ (when | because | cause | and)
(rope | noose | belt | knot | branch | beam | hook | sheet | scarf | rail | bar | cord | cable | light fitting | banister | pipe | ligature | shoelace | shoelaces | curtain rail | dressing gown cord | tie) ~ (just)? ~ (broke | snapped | slipped | gave way | gave out | cracked | ripped | tore | came (down | loose | undone | off | away) | didnt hold | did not hold | wouldnt hold | failed) _10 (floor | fell | neck | woke | alive | tried | i laughed | came down | still here | on my head | on the floor | bruise* | i cried | i couldnt | tonight | throat)
(i tried | i hung there | tried to hang | wardrobe | tried in) _10 (rope | noose | belt | branch | beam | hook | sheet | scarf | rail | cord | tie | it) ~ (broke | snapped | slipped | gave way | cracked | ripped | tore | came (down | loose | off) | didnt hold)
(nobody | no one | noone) knows i tried _4 (today | tonight | last night | again | toilets | this morning)
i hung there
the knot (didnt | did not) hold
(rope | belt | ligature | cord | noose | scarf) ~ (burn | burns | mark | marks | bruise | bruises | line) _4 (neck | throat)
(marks | bruises | bruise | burn | line) _3 (round | around | on | across) ~ my (neck | throat) _8 (rope | belt | noose | cord | polo neck | scarf | hang* | tried | hide)
(if) ~ (they | he | she | someone | somebody | nobody | no one | the police | my _1 | the nurse) ~ (hadnt | had not | hadn t | didnt) _4 (come | came | found | find | walked in | stopped | got there | knocked | called | rang | broke | showed up | seen me | cut) _6 (id | i would | i d | i wouldve | i would have) ~ (be | been | have been)? ~ (gone | dead | not here)
(got | getting | get) to me ~ (just)? ~ in time
(found | find | finds | caught) me ~ (hanging | with the (rope | cord | belt | pills | gun | noose | bag) | behind the _2 (cord | rope | belt) | in the _1 (with | bath with) _2 (blade | razor | pills | toaster) | on the (ledge | roof | bridge | tracks | railing) | climbing the | unconscious)
(put | got | have) me on ~ (one to one | suicide watch | a 72 hour hold | a hold | a section | 15 minute obs | obs | a psych hold | a 5150 | constant watch)
(got | was | been | im) ~ (caught | stopped | found) ~ (by _3)? ~ climbing ~ (over | the | up | onto)? ~ (the | a)? ~ (pylon | railing | railings | fence | barrier | parapet | bridge | roof | crane)
(cut | cutting) me down
(pulled | dragged | talked | hauled | got pulled | got dragged | was pulled | was dragged) ~ (me)? ~ (off | down from | back from | back over) ~ (the | a | that) _1 (bridge | ledge | roof | tracks | railing | railings | edge | parapet | overpass)
hours ago i was _1 (rafters | ledge | noose | wrong side | in the (rafters | river) | edge of)
(i | ive | i have | and) ~ (just)? ~ (stabbed | shot | hanged | hung | electrocuted | drowned) (myself | meself)
(pulled | dragged | fished) me ~ (out of the (river | sea | water | lake | car | canal | bath) | off the (ledge | bridge | tracks | roof | railing | edge | rails | line))
talk* me (down | off) (from | of)? (the | a) (ledge | bridge | roof | edge | railing | parapet | cliff)
(jumped | stepped off | leapt | threw myself off | threw myself in | i jumped off | fell on purpose | stepped out | went off the bridge) _5 (wasnt | was not | werent | not | too) ~ (deep enough | high enough | low | shallow | fast enough)
(jumped | stepped off | leapt | threw myself (off | in)) _12 (saved me | im still (here | alive) | i survived | soaked | broke my (legs | back | pelvis) | caught me | fished | pulled me out | woke up in)
(another | second | third | fourth | my first | my last | latest | failed | recent | 2nd | 3rd) ~ (suicide)? attempt ~ (in (a | the | under | as | one | two | less) | this (week | month | year) | since | last (night | week) | failed | on my life | at my life)
(had | having | have) ~ (a | another) go ~ (last night | tonight | yesterday | this morning | at it | on | with | at my | at (myself | meself)) _4 (didnt | throat | woke | sick | failed | rope | pills | wrists | throwing up)
(didnt | did not) ~ (work | take | die | kill me) _5 (throat | threw up | woke up | vomit* | sick all | still here | neck | groggy | raw)
(woke | wake | waking) ~ up ~ (again)? ~ (in | at) ~ (the)? ~ (hospital | icu | a and e | er | intensive care | psych ward | resus | intensive) _8 (again | after | still alive | still here | took | pills | overdose | failed | disappointed | tried | charcoal | didnt work | pissed)
(stomach pumped | pumped my stomach | charcoal down | charcoal in hospital) _4
(stood | standing | lay | lying | laid | walked | sat | sitting | waiting | knelt) ~ (down)? ~ (on | onto | in the middle of | across) ~ the (tracks | track | railway line | train line | line | railway | rails | train tracks | tube tracks | live rail | motorway | highway) _8 (till | until | horn | train | moved | waiting | waited | and i | then | somebody | someone | driver | headlights)
(walked | waded | went | swam | walk | walking | wading | drove) ~ (out)? ~ (straight)? ~ (into | out into | in) ~ the (sea | ocean | lake | river | water | reservoir | loch | canal | surf | waves) _6 (up to my (neck | chest | chin | waist | shoulders) | with (stones | rocks | my coat | all my clothes) | fully clothed | in my clothes | to drown | and kept | and didnt stop | and (not | didnt) come | someone shouted | man | pulled)
(sat | parked | sitting | stood) _6 (foot on the brake | foot on the accelerator | in drive | engine running | key in the ignition) _8 (reservoir | river | cliff | edge | garage | lake | drop | quay | sea | facing)
(reservoir | river | cliff | lake | drop | quay | edge | sea | facing it) _10 (in drive | foot on the brake | foot off the brake)
(rehears* | practis* | practic* | dry run | trial run) _6 (rope | noose | belt | hanging | jump* | overdose | the knot | suicide | bridge | tying it | where id | stood on)
(tied | tie | tying | looped | put) ~ (it | the | a)? ~ (rope | noose | belt | scarf | cord | knot | tie)? ~ (up)? ~ (round | around | on) my (neck | throat)
(kicked | stood on | stepped off | climbed (on | onto)) ~ (the | a | my) ~ (chair | stool | bucket) _8 (rope | noose | neck | off | away | couldnt | broke | beam | looked up)
`,
  },
  {
    id: 'frame.at_place',
    category: 'suicide',
    level: 6,
    subject: 'self',
    time: 'now',
    patterns: `
(im | i am | i m | sat | standing | sitting | been | stood | here | stuck | up | out) ~ (on | at) ~ (the | a | my) ~ (ledge | window ledge | windowsill | parapet | wrong side | edge of (the | a) _1 (roof | bridge | cliff | platform | building | balcony | pier | quarry))
(wrong | far | other | outer) side of ~ (the)? _1 (railing | railings | rail | rails | barrier | barriers | bars | parapet | guardrail | guard rail | bannister | balcony | safety fence | fence at the | fence on the | bridge)
(im | i am) ~ (climbing | getting | going | swinging my leg | stepping) ~ (up)? ~ over ~ the ~ (rail | railing | railings | barrier | parapet | ledge | guardrail | balcony)
(im | i am | i | here)? ~ (hanging | dangling) ~ (off | from) ~ (of)? ~ (the | a) _1 (bridge | ledge | roof | balcony | railing | railings | parapet | overpass | viaduct | cliff | edge) _6 (hand | arm | fingers | let go | letting go | help | tired | goodbye | cant hold)
(one | a | my | both) ~ (leg | legs | foot | feet) ~ (is | are)? ~ (already)? ~ (over | dangling | hanging | dangling over | hanging over | swung over | across) ~ (the | side of)? ~ (the)? ~ (edge | rail | railing | railings | ledge | barrier | side | parapet | balcony | fence | drop | water)
($place | rail | railing | railings | ledge | parapet | edge | barrier) _4 (one leg over | leg over | legs over | feet over)
(i | ive | and | im) _1 (climbed | climbing | got | swung) ~ (up)? ~ (over | onto | up on) ~ (the | a)? ~ (rail | railing | railings | barrier | parapet | ledge | guardrail | safety fence | balcony) ~ (tonight | again | now | for the first time | last night | and (back | came back | couldnt | cant))
climbed over _6 climbed back
climbed over ~ (tonight | again | last night | for the first time)
(im | i am | been | ive been | sat | sitting | standing | stood | here | i came | typing this | writing this | messaging) _2 (up)? (on | from | at) ~ (the | a | top of the | my) _2 (roof | bridge | rooftop | overpass | viaduct | multi storey | multistorey | car park roof | cliff edge | clifftop | cliffs | train tracks | tracks | railway bridge | motorway bridge | station roof | balcony | beachy head | platform) _10 (jump* | die | sorry | goodbye | bye | cold | looking down | below | let go | alone | last | end it | tell | over the | sign | letter | crying | cant stop | lonely | samaritans | nobody | since | for hours | trains | dont know what to do)
(left | leaving | put | pinned) ~ (the | a | my)? ~ (note | letter) _4 (and | then)? _4 (got to | gone to | walked to | drove to | went to | went down to | came to | im at | now im) ~ (the)? ~ (river | bridge | station | tracks | sea | cliff | woods | canal | reservoir | roof | lake)
(taped | tape | sealed | blocked | stuffed) ~ (up)? ~ (the | all the)? ~ (windows | vents | doors | gaps | door | window | vent | gap under the door) ~ (up)? _10 (write this | gas | tonight | stopped | exhaust | charcoal | goodbye | die | sleep | sorry | note | cry)
(opened | turned on | switched on | left on | put on | turn on | opening) ~ the ~ gas ~ (taps | tap | oven | hob)? ~ (on)? _6 (sat | lay | neighbour | neighbor | windows | waiting | sleep | die | banged | smelt | lied | go | oven)
(turned | switched | put | left) ~ (the)? gas on _8 (locked | shut | closed | sealed | taped | die | goodbye | sleep | waiting | sorry)
gas ~ (is)? on _6 (windows (shut | closed) | head | lie down | sleepy | wont be long)
(bath | tub | bathtub) _6 (toaster | hairdryer | hair dryer | plugged in | razor | razor blade | blade) 
(holding | got | have) ~ (the | a | my) ~ (blade | razor | knife | scalpel) ~ (right now | now | in my hand)? _4 (started | begun | wrists | wrist | throat | vein | do it)
(unlocked | opened | open) ~ (the | his | dads | my)? ~ (gun)? ~ (safe | cabinet | case) _10 (lap | heavy | heavier | loaded | hand | hands | mouth | cold | bed)
(gun | pistol | shotgun | rifle | revolver | glock | strap | it) ~ (is | s)? ~ (on | in) my (lap | mouth | knees) 
`,
  },
  {
    id: 'frame.done',
    category: 'suicide',
    level: 6,
    subject: 'self',
    firm: true,
    patterns: `
(did | done | doing | opened | open) ~ (both | one of)? my (wrists | wrist | veins)
my ~ (arm | arms | wrist | wrists | leg) ~ (is | are)? ~ (open | opened up | split open | pouring | gushing) _8 (sleepy | blood | cold | tired | floor | dizzy | talking | faint | sorry)
(took | taken | shot up | injected | drank | swallowed | used | smoked | had) ~ (more than)? ~ enough _2 to (kill me | kill myself | die | end it | not wake up | never wake up | finish me)
(im | i am | feel | feeling | getting | starting to feel | going) ~ (fading | slipping away | drifting off | woozy | sleepy | numb | cold | dizzy | faint) _10 (wrists | wrist | pills | tablets | took them | overdose* | blood | goodbye | tell | it hurts less | bottle | wont be long | sorry | not his | not her)
(i | ive | i have | just | weve) ~ (just)? ~ (did | done) it ~ (its)? ~ (done)? _4 (waiting | just waiting | too late | goodbye | bye | sorry | took | taken | pills | lying | swallowed | no going back | sleepy | cant undo)
its ~ done _6 (just waiting | waiting now | sleepy | too late | goodbye | pills | took)
(just | now im | im) ~ waiting ~ (now | to die | for it to work | for it to kick in | for it to end | for the end | to fall asleep | to go | for them to kick in | to pass out | for it to take)
(i | ive | i have | just | we) ~ (already | just)? ~ $took ~ (something | some stuff | some pills | too much | too many | poison | the poison | everything | it all | the lot | the whole lot | the whole thing | the overdose | an overdose) ~ (and | on purpose | now | help | i | tonight | im | plz | please)
(i | ive | i have | just | already | have | done it | finally | okay) ~ (just)? ~ (took | taken | swallowed | necked | downed | had | popped) ~ (them all | all of them | the lot | the whole lot | every one of them | every last one | every single one | the whole (box | bottle | packet | pack | strip | tub | jar | blister)) 
$drugs ~ (all (of them | of it | the lot) | the lot | the whole (box | bottle | packet)) ~ (with | and | washed down with | plus) _2 (vodka | whisky | whiskey | wine | alcohol | gin | rum | cider | beer | sherry | booze | brandy | tequila | drink)
(had | taken | took | swallowed | necked) ~ (the lot | it all | them all | all of them) _3 ($drugs | tablets | sherry | vodka | whisky | gin)
($drugs | tablets) and (the | a | some | a bottle of)? (vodka | whisky | whiskey | wine | gin | rum | sherry | brandy | booze) _8 (all of | wanted to tell | doesnt hurt | goodbye | not wake | sleep | sorry | gone | the lot | last)
(## | ten | twenty | thirty | forty | fifty | sixty | loads | hundred) ~ (of (them | those) | pills | tablets)? ~ (in | inside | down) me
(mixed | crushed | ground | blended | stirred | dissolved) ~ (up)? ~ (all | every | the whole | my whole) _4 ($drugs | pills) _4 (in | into | with | up)
(injected | shot | shot up | took | taken | had | used | drank | done | swallowed) ~ (way | far)? ~ (more | double | triple | twice | too much) _6 (meant to | on purpose | deliberately | i meant | intentionally | hoping | want to die | not wake)
($took) _8 (hop* | pray* | want* | so | prayin | hopin | wishing) ~ (that)? ~ i ~ (dont | wont | never | do not | didnt | wouldnt | can | just) ~ (wake | die | go | sleep | not wake | stay asleep)
(took | taken | swallowed | popped | downed) ~ ## ~ (of)? ~ (my | her | his | the | those | these)? _1 ($drugs | $pills)
(consumed | drank | drunk | eaten | ate | swallowed) ~ (some | the | a | that | all the)? _1 ($poison | rat poison | rat killer | slug pellets | pesticide | phenyl | sulphas | celphos | mouse poison | ant poison | oleander | foxglove | yew | hemlock | nightshade | antifreeze | sanitiser | hand sanitizer | sniper) ~ (just now | now | i know | what do i do | help | and | on purpose | tonight | today | because)?
(swallowed | swallow | ate | eaten | drank) _2 (batteries | battery | magnets | magnet | razor blades | razor blade | broken glass | needles | screws | bleach tablets | lithium battery | drawing pins) _6
(pa ed | passed) out on purpose _6 (pills | p1lls | tablets | meds)
(tried | try) to (forever box | permanent nap | forever sleep | unalive | off | top | end) ~ (myself | me)
`,
  },
];
