import type { PatternGroup } from '../types.ts';

/** English: self-injury by tool, verb, body and reason, and what gives it away. */
export const FRAMES_HARM: readonly PatternGroup[] = [
  {
    id: 'frame.self_injury',
    category: 'self_injury',
    level: 3,
    subject: 'self',
    patterns: `
(dug | dig | digging | press | pressed | pressing | held | hold | holding | push | pushed | put out | stub | stubbed | stubbing | drag | dragged | scraped | scraping | jab | jabbed | stuck | stick | stab | stabbed | stabbing | poured | pour | rubbed | rubbing | ran | sawed | drew | slashed | used | using) ~ (a | the | my | some | out)? _1 $tool ~ (out)? ~ (dry)? ~ (on | into | in | against | across | over | to | along | out on | up) ~ ((my) _1 $body | $myself | me | meself | mysel)
(held | hold | press | pressed | put | stick | push) ~ my _1 $body ~ (on | to | against | under | over | into | in) ~ (the | a) _1 ($tool | flame | burner | element | radiator | grill | oven | engine | ring)
(burn | burned | burning | cut | cutting | burnt) ~ my ~ (own)? _1 $body ~ _4 $tool _4 (on purpose | to feel | to cope | to punish | deserve* | because i | when (i | he | she | they) | again | every | until | so i)
(punish | punished | punishing | hurt | hurting | bruise | bruising | beat | beating | burn | burned | burning | scratch | scratched | scratching | bit | bite | biting | whip | whipped | pinch | pinching | cut | cutting | slap | slapping | punch | punching | carve | carved | pick | picked | dig | tear | rip | hit | hitting) ~ (at | on | into | up)? ~ my ~ (own)? _1 $body ~ _3 (until | till | raw | bloody | bruise* | bled | bleed | bleeding | hard enough | leave marks | marks | swell* | black and blue | so i (can | could | feel) | to feel | to cope | to calm | to punish | deserve | on purpose)
(punish | punished | punishing | bruise | bruising | beat | beating | whip | whipped | slap | slapping) ~ my ~ (own)? _1 $body ~ with (the | a)
(ruler | belt | cable | hairbrush | razor | blade | compass | lighter | scissors | hammer) ~ (on | to | across | into | against) ~ my (own)? _1 $body
(carve | carved | carving | scratch | scratched | cut | burn* | etched | wrote | write) ~ (the | a)? ~ (word | words | letter | letters | name | initials | hate | fat | ugly) _3 (on | in | into | across) ~ my _1 $body
(put | putting | make | made | making | add | added | leave | left | draw) ~ (another | new | more | some | a few | a new)? ~ (mark | marks | cut | cuts | line | lines | burn | burns | scar | scars | slash | slashes) ~ (on | in | into | across | down | up) ~ (my)
(run | ran | running) out of ~ (left | right | clear | clean | room on my | space on my)? ~ (skin | arm | leg | thigh | space | room) 
(my | left | right) _1 (arm | arms | leg | legs | thigh | thighs | wrist | wrists | skin) _3 (look | looks | looking) like ~ (a)? ~ (zebra crossing | zebra | crosswalk | barcode | ladder | chopping board | cutting board | tiger | tally chart | grid | noughts and crosses)
(arms | legs | thighs | wrists) look* like ~ (a)? ~ (zebra crossing | zebra | crosswalk | barcode | chopping board | cutting board)
my ~ (left | right)? (arms | legs | thighs | arm | thigh | leg | wrists | hips | stomach) ~ (are | is) ~ (a mess | wrecked | ruined | covered | cut up | cut to ribbons | shredded | raw | in ribbons | full of cuts | scabbed) 
(cutter | cutting | self harm | sh | blade) ~ (relapse | relapsed | era | again | streak | urge | urges)
(# | a | one | two | three | four | five | six | eight | nine | ten) ~ (days | weeks | months | years | month | year | week | day) ~ (no | without | clean from | clean of | off) ~ (sh | si | self harm | cutting | blades) ~ (then | and (then)? (today | tonight | last night | yesterday | i) | but | until | ruined | gone)
(until | till) ~ (it | i | they | my (skin | arm | leg | hand | knuckles | legs | arms | hands)) ~ (bled | bleeds | bleed | goes | went | was raw | is raw | bruise* | split | opens | draw blood | drew blood | cant feel)
(headbutt* | punch* | hit* | bang* | smash* | slam* | bash* | crack*) _1 (wall | walls | locker | lockers | mirror | door | doors | desk | floor | brick | bricks | concrete | tiles | lamppost | steering wheel) _4 (till | until | stars | knuckles | bled | bleeding | blood | hand | fist | feel | on purpose | concussion | calm)
(throw | threw | chuck | fling | flung | throwing) (myself | meself) ~ (down | against | into | at | off) ~ (the | a)? ~ (stairs | wall | floor | door | ground | furniture)
(snap | snapping | flick | flicking | ping | pinging) ~ (the | a | an | my)? ~ (elastic | rubber | hair)? (band | bands | bobble) _8 (enough | real thing | wrist | cut | blade | urge | isnt | stopped working | welts)
(draw | drew | drawing) on (my | your) (skin | arm) ~ instead _10 (did it any* | then i did | cut | doesnt work | didnt work | anyway)
(do it | cut | cuts | cutting | burn* | mark* | scar* | moved | hurt) _3 where ~ (the | my | it | no one | nobody | people | he | she | they | clothes | mum | mom)? _3 (cover* | covers | doesnt look | dont look | see | sees | cant see | wont see | hides | hide | wont show | doesnt show | looks)
(need | want | like | love | have | got | crave | miss) ~ to ~ (see | watch | feel) ~ (the | my | some | my own)? ~ (blood | bleed | myself bleed | it bleed | the sting | the cut | the burn | the blade)
(itch | scratch | urge | feeling | pressure | tension) _8 (something sharp | sharp object | blade | razor)
(cut | cuts | went | gone | go | cutting | sliced) ~ (way | much | a bit | a lot | a wee bit | it)? ~ (deeper | too deep | worse | deep this time) ~ (than)? ~ (normal | usual | before | last time | i meant | ever | i should | meant to | intended | this time | i wanted)? _8 (gaping | stitches | glue* | bleed* | blood | steri* | plaster* | hospital | doctor | need | wont stop | fat | white bit)
(bad thing | something bad | something stupid | something | it again) with (the | a | my) (blade | razor | knife | scissors | lighter)
(blade | razor | razors | lighter | knife) _10 (still bleeding | bleeding a bit | relapse* | didnt want to but | long sleeves | plasters | my thigh | my thighs | my wrists | my arm | my arms)
i _2 (burn* | scratch* | cut | hit | bit | bang* | fall | fell | hurt | bruise* | injure* | trip* | crash* | pinch* | stab* | scald* | let | broke | break | slam*) _5 (on purpose | deliberately | intentionally | accidentally on purpose)
(third | second | another | so called | my) ~ (accident | accidents) ~ (this | in a) (week | month) 
(burn | burned | burnt | cut | scald* | bruise*) (myself | meself) _4 again _6 (this month | this week | third | accident | nobody | on purpose)
(scratch | scratched | scratching | rub | rubbed | pick | picked | picking | claw | clawed | clawing) (myself | meself | mysel | my (arm | arms | skin | leg | legs | face | wrists | wrist | thighs | scalp)) ~ (until | till | so hard | to)? ~ (raw | bloody | bled | it bled | bleeding | pieces | scabs | open | red raw | bleed)
(scratch* | pick* | cut* | burn*) the same (place | spot | scab | cut | bit) 
(only | one) person _2 (hit | hurt | punched | beaten | hurting | hit is) ~ (is)? ~ (me | myself)
(beat | beating | whip | whipping | flog | lash | cane | caning | starv* | punish*) ~ my (own)? (body | self | flesh | back) ~ (with)?
(desire | urge | need | want | wanting | craving | longing | itching) to ~ (beat | whip | burn | cut | scratch | bruise | hurt | punish | bite | hit | slap | starve) ~ (my | myself | me | meself)
(the)? (burning | cutting | scratching | carving | bruising | biting) i mean
(nobody | no one | no body) ~ (ever)? ~ (looks | sees | checks) ~ (at)? ~ my (ankles | thighs | hips | stomach | feet | arms) _6 (cut | burn | straighteners | blade | do it | scar | mark)
(deserve | earned | deserved) ~ (the | every | these | all the | my) ~ (burn | burns | cut | cuts | bruises | bruise | scars | pain | scar | blade)
(long sleeves | hoodie | jumper | tights | bandages | plasters | bracelets | wristbands | sweater | leggings) _6 (hide | hiding | cover | covering | heat | summer | july | june | august | pe | wedding | beach) _8 (cut | cuts | arms | know what that means | scars | legs are | marks | blade | again | relapse*)
(couldnt | couldn t | cant | could not) stop once (i | id | ive) (started | start) 
i did it (again | anyway | anyways) _6 (arm | arms | legs | thigh | blade | blood | bleeding | plaster* | cut | tissue* | sleeve*)
(tissues | towel | towels | sheets | bandages | plasters) _8 (blood | bloody) _4 (hide | hid | bin | under my bed | mum | mom | found)
(hate myself | deserve it | numb | angry | panic* | stressed | when he leaves | after a fight | after every binge | after school) _6 (so i | and i | i) ~ (cut | burn | scratch | hit myself | bite | bruise)
`,
  },
  {
    id: 'frame.self_injury_signs',
    category: 'self_injury',
    level: 1,
    subject: 'self',
    patterns: `
(long sleeves | hoodie | hoodies) ~ (again)? ~ in ~ (the)? ~ (july | summer | heat | june | august | this heat | heatwave | 30 degrees)
(long sleeves | hoodie) _6 you know (what that means | why)
(counts | count | checks | noticed | notices | found | hide | hiding | went thru | went through | used) ~ (my | the | all)? _2 (plasters | bandages | bandaids | band aids | razors | blades | steri strips)
wasnt a (nosebleed | cat | cat scratch | fall | accident)
(said | told _1) ~ (it was)? ~ (a)? ~ (nosebleed | the cat | cat did it | i fell | fell off my bike) _6 (wasnt | isnt | lied | lie)
(snapping | snap) (the | an | a) (elastic | rubber) band ~ (on my wrist)?
(ten | five | # | fifteen) minutes _4 i usually dont ~ do it
`,
  },
];

/** English: somebody close who is in danger now. These keep their level: whoever tells it asks for help. */
export const FRAMES_HELPER: readonly PatternGroup[] = [
  {
    id: 'frame.helper',
    category: 'suicide',
    level: 3,
    subject: 'other',
    urgent: true,
    firm: true,
    holdsNegation: true,
    patterns: `
($near) _6 (isnt | not | wont | stopped | hasnt | isn t) ~ (answering | replying | responding | reply | answer | pick up | picking up | replied | answered | open the door | opened the door | open up) _12 (location | bridge | pills | guns | gun | rope | note | goodbye | hunting season | locked | suicid* | end it | hurt himself | hurt herself | worried | die | last message | tracks | river)
(guns | gun | rope | note | pills | goodbye | rifle | shotgun | tracks | bridge | knife | razor) _12 (and)? ~ (hes | shes | he is | she is | theyre | he | she | they | his phone | her phone | their phone) ~ (is | are | s)? ~ (not (answering | replying | picking up | here | responding) | wont (answer | pick up | reply | come out | open | talk) | offline | off | gone | missing | disappeared | left | hasnt (replied | answered | come home))
(locked) ~ (himself | herself | themselves | themself)? ~ in ~ (the | her | his | their)? ~ (bathroom | bedroom | room | car | garage | shed | toilet) _8 (pills | razor | blade | knife | gun | rope | wont (open | come out | answer) | meds | tablets)
(found | find | read | saw | just found | discovered | finding) ~ (a | his | her | their | my _1)? ~ (suicide | goodbye)? (note | letter | rope | noose | stash of pills | blade | blades | razor) ~ (from | in | under | on | of)? _3 (his | her | their | my _1 $loveds | sons | daughters | sisters | brothers | backpack | bedroom | room | pillow | mattress | drawer | bag)
($near) _4 (says | said | saying | keeps saying | told | texted | texts | messaged | posted | tells | telling | wrote | talks | talking | threatens | threatening | threatened | admitted | sent | asks | talkin | sayin | been talking about) _6 ($dieother)
($near) _3 (wants | want | wanting | plans | planning | going | gonna | trying | tried | attempted | about) ~ (to)? ~ (die | kill (himself | herself | themselves | themself) | end (his | her | their) life | take (his | her | their) (own)? life | jump off | hang (himself | herself | themselves) | end it all | overdose)
($near) _4 (is | sounds | seems | feels | been | might be | has been | hes | shes | theyre) ~ (really | so | very | feeling)? ~ (suicidal | actively suicidal)
(hes | shes | theyre | he is | she is) ~ (on | at) ~ (the) _1 (bridge | roof | ledge | tracks | railing | edge | overpass | cliff) 
(my _2 | her | his | their) location (is | says | shows) _3 (bridge | river | cliff | tracks | station | cliffs | viaduct | reservoir | lake)
(he | she | they | my _1 $loved) ~ (just)? ~ (slit | cut | slashed) (his | her | their) (wrist | wrists | throat | arms) _10 (towel | blood | bleeding | what do i do | what else | help | ambulance | pressure | now | holding)
(my _2 $loved | $near) _3 (bought | buying | got | has | hid | hiding | tied | put) ~ (a | the | his | her | some | up)? _1 (rope | noose | gun | guns | pills | razor blades | charcoal | helium) _10 (joking | jokes | worried | talk* | suicid* | die | hang* | truck | answering | goodbye | dont know | scared | depress*)
(talk* about | joking about | jokes about | mentions) ~ (hanging | killing | shooting) (himself | herself | themselves) _12 (rope | gun | bought | pills | plan | worried)
(gave | giving | sold | gives) ~ (away)? ~ (his | her | their | me his | me her) _6 (bad feeling | worried | note | phones off | phone is off | goodbye | look after yourself | scared | dont like it)
(sent | gave | texted | emailed) me ~ (his | her | their | all)? ~ (his | her | their)? _2 (password | passwords | pin | codes | bike lock code | will | bank details) _12 (look after | bad feeling | goodbye | worried | bye | take care | not answering | something is wrong)
(bad feeling | gut feeling | scared | worried sick | terrified | frightened | afraid) _8 (hes | shes | theyre | he | she | they) ~ (is | are | will | might | going to | gonna | about to)? ~ (do something | kill | hurt (himself | herself | themselves) | end it | jump | overdose | do it)
(if i (leave | break up | go | dont) | when i leave) _4 (he | she | hell | shell | theyll | they) ~ (will | ll | would | says hell | says shell)? ~ (do it | kill (himself | herself | themselves) | end it | die | jump | take (the | all) _1 pills | hurt (himself | herself))
(what (do i do | can i do | should i do | to do) | how (do | can | should) i (help | support | talk | respond) | what do i say) _8 ($near | someone | they) _6 (plan | suicid* | not wanting to (be alive | live) | wants to die | kill (himself | herself | themselves) | dont want to live | doesnt want to (live | be alive))
how (can | do | should) i _2 (support | help) my _6 (not wanting to be alive | suicidal | wants to die | wanting to die | self harm* | doesnt want to (be here | live) | hurting (himself | herself | themselves))
(asked | asking) ~ (me)? ~ (if | whether) (god | allah) forgives _8 (ends his | ends her | own life | suicide | kill)
(fear | think | afraid | worried) ~ (that)? ~ (he | she | they) ~ (was | were | is | are)? ~ (asking for | talking about | meant) (himself | herself | themselves)
(essay | poem | story | drawing | journal | diary) _8 (stepping off | hanging | jumping | killing himself | killing herself | dying | ends with him | ends with her) _10 (his own name | her own name | own name | the boy | himself | herself | calls)
(regulars | regular | neighbour | neighbor | customer | patient | client | resident | lodger | tenant | pupil | student | colleague | boss | inmate | cellmate | friend | mate | nan | grandad) _3 (says | said | saying | told me | keeps saying | keeps telling) _4 (ready to go | go see his | go see her | go and see | join | be with | wont see | not see | no point in (him | her | them) | rather not | better off | had enough | not be here | end it)
(tonight is the night | goodbye forever | this is it goodbye) _8 (know (his | her | their) | real name | address | adress | online friend | what do i do)
(rather not | hopes he doesnt | hopes she doesnt | doesnt want to | dont want to) ~ (make it home | wake up | come back | see (morning | tomorrow)) _8 (sergeant | say to him | say to her | told me | help him | help her)
(posted | posting | post | story | tweeted | wrote) _4 (goodbye | black square | suicide note | last post | sorry everyone | bye everyone) _10 (offline | gone | not (replying | answering) | deleted | account | hours ago | now)
(wont let me hang up | wont get off the phone | keep (him | her | them) on the phone | on the phone with (him | her | them)) _8 (die | pills | knife | rope | bridge | what do i | kill)
(sent | sends | sending | posted) ~ (me)? ~ (a)? ~ (pic | picture | photo | video | selfie) ~ (of | with)? ~ (the | her | his | a)? ~ (pills | rope | noose | gun | blade | cuts | bridge | knife | blood)
(self harms | self harming | self harm | cuts (himself | herself) | cutting (himself | herself | themselves) | hurting (himself | herself)) _10 (dont know what (im | to) | what do i do | how do i | help (him | her) | found the | put the box back | confront)
($near) _6 (drink something | consume something | take poison | drink poison | hang (himself | herself) | eat poison)
(and | then) ~ (his | her) phone ~ (is | s)? off
(phones | phone is | phone s) off _8 (note | pillow | goodbye | guitar)
`,
  },
];
