// What the browser must do for us, behind two functions: events come in, effects go out, each a
// small JSON object with a "type" and, for what is large, bytes beside it. The browser (web/) and
// the headless twin (tests) speak the same words, so a test can do all that a browser does.
//
// Events, from the host. Positions and sizes are CSS pixels of the canvas. Every event carries
// "now", local time with offset ("2026-11-23T14:02:31+01:00"); the core has no clock of its own.
// clang-format off
//   font        {name: regular|semibold|bold}                    + bytes of a TrueType file
//   plan        {name, source: sample|recovered|query, readOnly?} + bytes; before start
//   start       {width, height, ratio, language, textSize: 1 … 2, theme: light|dark|contrast,
//                reducedMotion, touch,
//                route: "#/val", slots: [{slot, title, at, size, open}], slot}
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
//   opened      {name, source: picker|drop} + bytes
//   paste       {size} + the text as UTF-8   pasted outside a field; no bytes: larger than the
//               limit, and not read
//   openFailed  {name, reason: tooLarge|unreadable|notThere, size}
//   saved       {ok, how: file|download, name}
//   stored      {slot} / storeFailed {slot, reason}
//   hidden      {}              the page is going away: store at once
//   timer       {}
//   job         {…}             a message from the worker, see jobs.hpp
//   solver      {…}             a message from the other solver, see jobs.hpp
//   notices     {} + bytes of licenses.txt; none: it could not be read
//   contextRestored {}          the drawing context was lost and is back
//
// clang-format on
//
// Effects, to the host, in order, after the frame that made them.
// clang-format off
//   semantics   {put: [node…], remove: [id…], order: [{parent, children: [id…]}…]}  see semantics.hpp
//   focus       {id}            move the keyboard's focus there
//   route       {route, replace}
//   page        {title, language}
//   theme       {name, colors: {token: "#rrggbb"}, size}   size: the text's scale, 1 is 16 px
//   remember    {language, theme, textSize}   what a person chose, given back by the next start
//   cursor      {shape: default|pointer|text|grab}
//   open        {accept}        show the file picker (within the event that asked)
//   save        {name, mime, again}   + bytes; again: to the file opened or saved before if it can be
//   handOut     {name, mime}    + bytes; a file for the person that is not the plan
//   store       {slot, title, at}     + bytes; autosave; slot is this tab's own
//   recover     {slot}          answered by a plan event
//   sample      {name}          fetch assets/plans/NAME.json, answered by a plan event
//   forget      {slot}
//   notices     {}              answered by a notices event
//   timer       {after}         ms; one timer, a new one replaces the old
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
