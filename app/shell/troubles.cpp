// The strips about how work is kept.
#include "troubles.hpp"

#include <algorithm>
#include <vector>

#include "../ui/page.hpp"

namespace malvag::shell {
namespace {

using ui::ButtonKind;
using ui::Rect;
using ui::TextKey;

struct Offer {
  std::string id;
  TextKey words;
};

// Draws one strip at the foot of what is left of the area; the id of the offer that was taken, or
// nothing. At the foot, for strips come and go by themselves, and must not move what a finger is
// just about to press.
std::string strip(ui::Ui& ui, Rect& area, const std::string& id, const std::string& words,
                  bool is_loss, const std::vector<Offer>& offers) {
  const float margin = ui.px(ui.layout() == ui::Layout::narrow ? 16 : 32);
  const float gap = ui.px(12);
  float buttons = 0;
  for (const Offer& offer : offers) buttons += ui.button_width(ui.t(offer.words)) + gap;
  const float whole = area.width - 2 * margin;
  const bool is_beside = buttons < whole / 2 && whole > ui.px(560);
  const float width = std::min(is_beside ? whole - buttons : whole, ui.px(760));
  const float lines = ui.height_of(ui::style::label, words, width);
  const float below = is_beside || offers.empty() ? 0 : ui.target() + ui.px(8);
  const Rect box =
      area.take_bottom(std::max(is_beside ? ui.target() : 0, lines) + below + ui.px(16));
  const auto& theme = ui.theme();
  ui.fill(box, is_loss ? theme.minus_soft : theme.accent_soft);
  ui.rule({box.x, box.y}, {box.right(), box.y}, is_loss ? theme.minus : theme.line);
  const float top = is_beside ? box.centre().y - lines / 2 : box.y + ui.px(8);
  ui.paragraph(id, {box.x + margin, top, width, 0}, ui::style::label, theme.text, words,
               is_loss ? ui::Role::alert : ui::Role::status);
  std::string taken;
  float x = is_beside ? box.x + margin + width + gap : box.x + margin;
  const float y = is_beside ? box.centre().y - ui.target() / 2 : top + lines + ui.px(8);
  for (const Offer& offer : offers) {
    const std::string text = ui.t(offer.words);
    const float button = ui.button_width(text);
    if (ui.button(id + "/" + offer.id, {x, y, button, ui.target()}, text, ButtonKind::secondary)) {
      taken = offer.id;
    }
    x += button + gap;
  }
  return taken;
}

// Why the browser could not store, as the host names it.
std::string reason_of(const ui::Ui& ui, const std::string& reason) {
  return ui.t(reason == "full"       ? TextKey::trouble_full
              : reason == "tooLarge" ? TextKey::trouble_too_large
              : reason == "silent"   ? TextKey::trouble_silent
                                     : TextKey::trouble_unavailable);
}

void not_stored(ui::Ui& ui, Rect& area, const Session& session, TroubleAsked& asked) {
  const Keeping& keeping = session.keeping();
  if (!keeping.failure().empty() && !keeping.is_in_browser()) {
    const Kept how = keeping.kept();
    const TextKey key = how == Kept::handed_out ? TextKey::trouble_handed_out
                        : how == Kept::saved    ? TextKey::trouble_only_in_file
                                                : TextKey::trouble_not_stored;
    const std::string words = ui.t(key, {{"why", reason_of(ui, keeping.failure())}});
    if (strip(ui, area, "trouble/store", words, !keeping.is_in_file(),
              {{"save", TextKey::trouble_save}}) == "save") {
      asked.save = Session::Target::same_file;
    }
  }
  for (const Session::Left& left : session.left()) {
    if (left.keeping.failure().empty()) continue;
    const std::string words = ui.t(TextKey::trouble_left, {{"title", left.title}});
    if (strip(ui, area, "trouble/left/" + left.slot, words, true,
              {{"save", TextKey::trouble_save}}) == "save") {
      asked.hand_out_left = left.slot;
    }
  }
}

void file(ui::Ui& ui, Rect& area, const FileTrouble& trouble, TroubleAsked& asked) {
  const TextKey key = trouble.changed ? TextKey::trouble_file_changed : TextKey::trouble_file;
  const std::string taken =
      strip(ui, area, "trouble/file", ui.t(key, {{"name", trouble.name}}), true,
            {{"again", trouble.changed ? TextKey::trouble_overwrite : TextKey::trouble_again},
             {"other", TextKey::trouble_other_file},
             {"close", TextKey::trouble_close}});
  if (taken == "again") {
    asked.save = trouble.changed ? Session::Target::same_file_as_it_is : Session::Target::same_file;
  } else if (taken == "other") {
    asked.save = Session::Target::other_file;
  } else if (taken == "close") {
    asked.dismiss_file = true;
  }
}

}  // namespace

void troubles(ui::Ui& ui, Rect& area, const Session& session, const Troubles& known,
              TroubleAsked& asked) {
  not_stored(ui, area, session, asked);
  if (session.file_trouble()) file(ui, area, *session.file_trouble(), asked);
  if (session.is_open_elsewhere() &&
      strip(ui, area, "trouble/elsewhere", ui.t(TextKey::trouble_elsewhere), false,
            {{"copy", TextKey::trouble_copy}}) == "copy") {
    asked.copy = true;
  }
  if (!known.storage.empty()) {
    const bool is_unreadable = known.storage == "unreadable";
    const std::string words =
        ui.t(is_unreadable ? TextKey::trouble_unreadable : TextKey::trouble_no_storage);
    if (!strip(ui, area, "trouble/storage", words, true, {{"close", TextKey::trouble_close}})
             .empty()) {
      asked.dismiss_storage = true;
    }
  }
  if (!known.left_out.empty() &&
      !strip(ui, area, "trouble/left-out",
             ui.t(TextKey::trouble_left_out, {{"names", known.left_out}}), false,
             {{"close", TextKey::trouble_close}})
           .empty()) {
    asked.dismiss_left_out = true;
  }
  if (known.no_worker) {
    strip(ui, area, "trouble/worker", ui.t(TextKey::trouble_no_worker), false, {});
  }
}

}  // namespace malvag::shell
