import type { PatternGroup } from '../types.ts';

/** English: everyday meanings that the broad patterns must leave alone: work, games, tools, outings, medicine as prescribed. */
export const EVERYDAY: readonly PatternGroup[] = [
  {
    id: 'everyday',
    kind: 'idiom',
    patterns: `
(deadline | essay | report | homework | project | book | assignment | paper | level | game | painting | puzzle | thesis | marathon | course | season | series) _8 (finish | end) it
(going to | gonna | to) (finish) it _4 (essay | report | homework | project | book | assignment | paper | level | game | thesis | dinner | plate)
(ive | i have | i)? ~ already ~ (took | taken) ~ (them | it | everything | it all) (to | out | off | home | back | down | there | for | with | this morning | into | away)
(whats | what is | what s | is there | theres | there is | no | any | the) ~ (the | a | any | no)? ~ (point | sense | use) ~ (of | in) ~ (living | being here) here ~ (without | with | if | when)
(boss | manager | teacher | professor | client | customer | landlord | life | reality | it | market | weather | lawyer | insurance | bank) ~ (just)? ~ (hit | hits | hitting | slapped | slaps | beat) ~ (me | us) with (a | an | the | another | some | more | this | that | yet | two | three)
(shoot | shot | shooting | kill | killed | killing | stab | stabbed | snipe | sniped | murder | execute | burn | poison) ~ (him | her | them | everyone | people | someone | me | you)? _5 (round | match | game | camping | lobby | respawn* | spawn | headshot | server | paintball | laser tag | nerf | fifa | cod | valorant | among us | minecraft | fortnite | zelda | skyrim | raid | boss fight | fps | mario kart | overwatch)
(stabbed | stab) in the back
(not | never | isnt | no longer | arent | wasnt | dont feel) ~ (afraid | scared | terrified | frightened) ~ of ~ (him | her | them | my _1 $partner)
(no | not | never | dont | nobody | arent) _2 (hear | hearing) ~ (any | the)? voices _3 (in my head | in my mind)?
(strangle | kill | murder | punch | throttle | slap) ~ (whoever | the person who | the guy who | the people who) ~ (designed | invented | wrote | made | came up | built | thought | parked | ate | scheduled | named)
(kill | strangle | murder | punch) (him | her | them) ~ (for | over) ~ (forgetting | eating | leaving | spoiling | being late | snoring | not texting | chewing)
(years | year | decades | months) ago ~ (i | when i) ~ (tried | attempted | wanted) ~ (to)? ~ ($killself | $hangself | suicide)
(toddler | baby | son | daughter | kid | child | dog | cat | he | she) ~ (just | has | already)? ~ (drank | finished | ate | swallowed | downed) _4 (milk | formula | water | juice | vegetables | dinner | breakfast | lunch | pasta | broccoli | snack | banana | cereal | gum | porridge)
(hope | pray | wish) ~ (that)? ~ i ~ (dont | wont | didnt | never) ~ wake ~ up (late | early | sick | tired | with | at | before | hungover | sore | grumpy | in | too)
(dont | do not | not | never | no longer) ~ (want | wanna | wish) ~ (to)? ~ live (in | with | near | at | on | together | next | here with)
(whats | what is | what s | is there | no | see the | see any | any | the) ~ (the | a | any)? ~ (point | sense | use) ~ (of | in) ~ (living | being here | life | staying alive) (in | with | near | at | on | together | abroad)
(hit | hits | kick | kicks | beat | beats | push | pushes | tackle | tackles | pinned | threw | throws) ~ (me | us) _5 (pillow | pillows | snowball* | play | playing | nerf | water balloon* | balloons | game | wrestling | sparring | training | judo | karate | pool)
(brother | sister | dad | father | mom | mother | son | friend | husband | wife | uncle | cousin | he | she) (hit | hits | kick | kicks | beat | beats | push | pushes | tackles | pinned | threw | throws) ~ (me | us) _5 (pillow | pillows | snowball* | play | playing | nerf | water balloon* | game | wrestling | sparring | training | judo | karate | pool)
(he | she | they | dad | mom | husband | wife | brother | sister | boyfriend | girlfriend | partner) ~ (took | takes | has | is taking) my (phone | car | laptop | bike | passport | watch | documents) to (the | a | be)? (repair* | shop | garage | mechanic | store | service | embassy | bank | consulate | fixed)
(goodbye | goodbyes | farewell | bye) _8 (working with | colleagues | pleasure | retir* | graduat* | team | company | move | moving | new job) _8 (last day | friday | last night | farewell)?
(coach | boss | teacher | mentor | trainer | professor | friend | dad | mom | he | she | they | wife | husband | father | mother) ~ (always)? (push | pushed | pushes | forced | forces | drags | dragged) (me | us) to (run | do | be | finish | work | study | train | apply | go | try | get | keep | become | succeed | grow | practice | improve | win)
(pull* | squeez*) ~ the trigger _8 (match | round | game | mid match | range | airsoft | paintball | nerf | cod | valorant | camera | event | lobby)
(take | takes | took | taking) all the (tablets | pills | capsules) (out of | to the | back)
(walk* | wad* | swam | swim* | went | jump*) _4 (sea | ocean | lake | water | river) _8 (holiday | swim* | paddl* | freezing but | brilliant | lovely | surf* | wetsuit | snorkel* | dog paddle | sandwiches | picnic | kayak* | fish*)
(rope | cord | belt | branch | beam) _3 (snapped | broke | slipped | gave way | came loose) _8 (pitch | treadmill | engine | fan | car | mower | swing | climb* | backup | washing machine | boat | tent | hammock | storm)
unconscious (of | bias | biases | about | mind | competence)
(hes | shes | theyre | he | she | they | we | s | is | are | was) ~ unconscious (of | bias | biases | about)
hang (venison | meat | pheasant | beef | game | pork | ham | wallpaper | curtains | a (picture | door | shelf | gate | painting | hammock) | the (picture | door | painting | laundry | washing) | drywall | plasterboard | lights)
hang* (myself | yourself | us) (a | an | some | the | up) 
(bridge | roof | rooftop | balcony | platform | cliff | tower | tracks | ledge) _8 (photo* | picture* | sunset | view | fireworks | fix* | tiles | paint* | clean* | gutter* | solar | antenna | party | drinks | barbecue | traffic | waiting for my | selfie* | bungee | climb* | fishing | drone | concert | repair* | dinner | yoga)
(jump* | leap* | step*) ~ (off | from | out) _5 (bungee | parachute | tandem | skydiv* | diving board | plane | trampoline | into the (lake | pool | water | sea | river) | pool)
(rope | cord | cable | belt) _8 (climb* | harness | swing | boat | sail* | hammock | garden | camping | anchor | tow | laundry | dog | horse | seat | conveyor | curtain* | bell | jump | skipping | exercise*)
(gun | rifle | shotgun | pistol | ammo) _6 (hunting | range | deer | duck | clay | target* | safe storage | glue | nail | staple | spray | heat | water | nerf | paintball | licen* | permit | competition | biathlon)
(pills | tablets | meds | medication | tablet | capsules) _8 (forgot | label | leaflet | one or two | with food | with breakfast | prescribed | prescription says | pharmacist | vitamin* | how often | motion sickness | dispenser | every morning | reminder)
(vitamin* | supplement* | prescribed | antibiotic* | probiotic*) _8 (pills | tablets | capsules | take them | all at once | meds)
(took | take | taking | taken) (them all | all of them | it all | the lot) (to | out | for | home | back | off | down | away | in stride | there | with us)
(took | taken | take) _3 (all | every) ~ (of)? ~ (the | my)? _2 (pills | tablets | meds | antibiotics | medicine | medication) _2 (my doctor | the doctor | prescribed | as directed | as prescribed | on time | for the course)
(wake | woke | waking) up (late | early | sick | tired | with | at | before | hungover | sore | grumpy | in the middle | too | earlier | so)
(point | sense | use) (of | in) (living | being here | life) (in | with | near | at | on | together | abroad | insurance | this early)
(live | living | exist | stay) (in | with | at | near | on | together | here) (my parents | my family | a | the | this | that | roommates | ohio | london | city | town | dorms | him | her)
(body | corpse | body of) _4 (detective | police found | crime | novel | episode | sherlock)
(last | final) (night | day) (in | at | of | as | before | here in | on the job | with the team | together)
(end | ending) it (with | between | on | at | there | here | like | by | in a)
(burden) (of proof | of | on taxpayers | for taxpayers | sharing)
(choking | choked) ~ on ~ (a | his | her | my)? ~ (hairball | laughter | words | tears | joke | spicy)
(choke | choked | choking) ~ (in | at | under) ~ (the)? ~ (final* | pressure | playoffs | exam | penalty)
(bleed* | blood) _4 (nosebleed | period | gums | paper cut | shaving)
(find | found) me (on | at | a | in | online | here)
(locked | lock) me out
(touched | touches) me ~ (deeply | the way | how | that)
(beat | beats | kicked | kicks | killed | kills | destroyed | crushed) ~ (me | us) ~ (at | in | again at | by | every time we (play | race)) ~ (chess | tennis | fifa | cards | mario | poker | monopoly | a race | the race | points)?
`,
  },
];
