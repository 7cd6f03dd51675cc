// What the browser must do for us, behind two functions: events come in, effects go out, each a
// small JSON object with a "type" and, for what is large, bytes beside it. The browser (web/) and
// the headless twin (tests) speak the same words, so a test can do all that a browser does.
//
// Events, from the host. Positions and sizes are CSS pixels of the canvas. Every event carries
// "now", local time with offset ("2026-11-23T14:02:31+01:00"); the core has no clock of its own.
// clang-format off
//   font        {name: regular|semibold|bold|more}               + bytes of a TrueType file
//   plan        {name, source: sample|recovered|copy|elsewhere|query, slot, at?, drafts?: {field: text},
//                readOnly?, insteadOfOther?} + bytes; the first before start. slot: the document's own
//               in the browser's storage, a new one but for recovered and elsewhere (open in another
//               tab); at: when it was stored there; insteadOfOther: of a plan that could not be opened
//   start       {width, height, ratio, language, textSize: 1 … 2, theme: light|dark|contrast,
//                reducedMotion, touch, route: "#/val"}
//   slots       {slots: [{slot, title, at, size, open}]}   what the browser keeps, the latest first
//   storage     {state: unreadable|unavailable}   it could not be asked what it keeps
//   resize      {width, height, ratio}
//   preferences {theme?, reducedMotion?, touch?}
//   pointer     {kind: down|move|up|cancel|leave, x, y, button, pointer: mouse|touch|pen}
//   activate    {id}            a node was pressed without a pointer (keyboard, screen reader, test),
//                               or Enter in a field of one line
//   set         {id, value}     a field was changed and left, a range or box was changed
//   input       {id, value}     a field is being written in
//   gesture     {id, phase: begin|end}   a range is being moved by keys or by a drag of the mirror
//   focus       {id, visible}   visible: by keyboard, so a ring is due
//   blur        {id}
//   dismiss     {id}            Escape inside it
//   scroll      {id, top}
//   key         {key, ctrl, shift, alt}  only with ctrl, alt or a function key, or outside a field
//   route       {route}
//   opened      {name, source: picker|drop, slot} + bytes
//   leftOut     {names}         of files that were dropped together with the one that is opened
//   paste       {size} + the text as UTF-8   pasted outside a field; no bytes: larger than the
//               limit, and not read
//   openFailed  {name, reason: tooLarge|unreadable|notThere, size}
//   saved       {ok, slot, change, name, how: file|download} or, not ok, reason: changed|failed;
//               changed: on the disk since it was read or written here, so it was left as it is
//   stored      {slot, change}  it is on the disk, not before
//   storeFailed {slot, change, reason: full|silent|unavailable}; after silent it can be stored yet
//   hidden      {}              the page is going away: store at once
//   print       {}              the screen that is open is to be printed
//   timer       {name}
//   job         {…}             a message from the worker, see jobs.hpp
//   solver      {…}             a message from the other solver, see jobs.hpp
//   notices     {} + bytes of licenses.txt; none: it could not be read
//   contextRestored {}          the drawing context was lost and is back
//
// clang-format on
//
// Effects, to the host, in order: those of an event after it, those of a frame after that. Keeping
// what was done waits for no frame.
// clang-format off
//   semantics   {put: [node…], remove: [id…], order: [{parent, children: [id…]}…]}  see semantics.hpp
//   focus       {id}            move the keyboard's focus there
//   route       {route, replace}
//   page        {title, language}
//   theme       {name, colors: {token: "#rrggbb"}, size}   size: the text's scale, 1 is 16 px
//   remember    {language, theme, textSize}   what a person chose, given back by the next start
//   cursor      {shape: default|pointer|text|grab}
//   open        {accept}        show the file picker (within the event that asked)
//   save        {slot, change, name, mime, again, asItIs}   + bytes; again: to the file that the
//               document was opened from or saved to, if it can be; asItIs: also if that has changed
//   handOut     {name, mime}    + bytes; a file for the person that is not the plan
//   print       {}              + bytes; the page to print of the screen that is open
//   store       {slot, title, at, change, drafts}   + bytes; each is answered
//   hold        {slot, reading} the document of that slot is open from now on; reading: only to be
//               looked at, so that the slot may be another tab's
//   release     {slot}          it is no more
//   list        {}              answered by slots
//   recover     {slot, copy?}   answered by a plan event
//   handOutStored {slot}        as a file for the person, as it is
//   sample      {name, insteadOfOther?}   fetch assets/plans/NAME.json, answered by a plan event
//   forget      {slot}
//   warnOfLeaving {on}          something is kept nowhere but in this page
//   stop        {}              there is no plan to show
//   font        {name: more}    answered by a font event; the plan holds signs that few plans need
//   notices     {}              answered by a notices event
//   timer       {name, after}   ms; a new one replaces the old of that name
//   job         {…}             a message to the worker, see jobs.hpp
//   solver      {…}             a message to the other solver, see jobs.hpp
// clang-format on
#pragma once

#include <string>
#include <vector>

#include "../../core/plan/json.hpp"

namespace malvag::platform {

struct Event {
  Json json;
  std::string bytes;
};

struct Effect {
  Json json;
  std::string bytes;
  bool operator==(const Effect&) const = default;
};

using Effects = std::vector<Effect>;

}  // namespace malvag::platform
