// The kit's frame, its drawing and its nodes.
#include "ui.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cfloat>
#include <cmath>

#include "../../core/plan/limits.hpp"

namespace malvag::ui {
namespace {

ImU32 packed(Colour colour, float opacity = 1) {
  return IM_COL32((colour.rgb >> 16) & 0xFF, (colour.rgb >> 8) & 0xFF, colour.rgb & 0xFF,
                  static_cast<int>(opacity * 255));
}
ImVec2 corner(Rect rect) {
  return {rect.x, rect.y};
}
ImVec2 opposite(Rect rect) {
  return {rect.right(), rect.bottom()};
}
ImVec2 at(Point point) {
  return {point.x, point.y};
}
std::size_t place_of(Weight weight) {
  return static_cast<std::size_t>(weight);
}

// No screen shows more of a text than this on one line: bytes.
constexpr std::size_t most_on_a_line = 8'192;

// Its beginning, cut between characters.
std::string_view beginning(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

// How far a text without newlines goes within a width.
const char* end_within(ImFont* font, float size, const char* begin, const char* end, float width) {
  const char* stop = begin;
  // Dear ImGui stops before what would reach the width that it is given.
  font->CalcTextSizeA(size, std::nextafter(width, FLT_MAX), 0.0f, begin, end, &stop);
  return stop;
}

const char* after_character(const char* at, const char* end) {
  ++at;
  while (at < end && (static_cast<unsigned char>(*at) & 0xC0) == 0x80) ++at;
  return at;
}

// Calls line(begin, end) for each line that the text takes in a width. Lines end at spaces and
// newlines only: Dear ImGui's own wrapping would part "28,4" at the comma. Each line is measured
// once and no further than it goes, so that a long text takes time in proportion.
template <class Line>
void each_line(ImFont* font, float size, std::string_view text, float width, Line&& line) {
  const char* begin = text.data();
  const char* const end = begin + text.size();
  while (begin < end) {
    const char* const newline = std::find(begin, end, '\n');
    while (begin < newline) {
      const char* const within = end_within(font, size, begin, newline, width);
      const char* stop = within;
      if (within < newline) {
        while (stop > begin && *stop != ' ') --stop;
        if (stop == begin) stop = within;  // a word that is wider is broken
      }
      if (stop == begin) stop = after_character(begin, newline);
      line(begin, stop);
      begin = stop;
      while (begin < newline && *begin == ' ') ++begin;
    }
    if (begin < end) ++begin;
  }
}

}  // namespace

Ui::Ui() : context_(ImGui::CreateContext()) {
  make_current();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigErrorRecoveryEnableTooltip = false;
  io.DeltaTime = 1.0f / 60.0f;  // nothing moves by the clock
}

Ui::~Ui() {
  make_current();
  ImGui::DestroyContext(context_);
}

// --- frame
// ----------------------------------------------------------------------------------------

void Ui::make_current() {
  ImGui::SetCurrentContext(context_);
}

void Ui::resize(float width, float height, float pixels_per_unit) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {width, height};
  io.DisplayFramebufferScale = {pixels_per_unit, pixels_per_unit};
}

void Ui::pointer(PointerKind kind, Point place, int button, bool touch) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
  if (kind == PointerKind::leave || kind == PointerKind::cancel) {
    // Away first, so that the release presses nothing.
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    if (kind == PointerKind::cancel) io.AddMouseButtonEvent(0, false);
    return;
  }
  io.AddMousePosEvent(place.x, place.y);
  if (button != 0) return;
  if (kind == PointerKind::down) {
    io.AddMouseButtonEvent(0, true);
    finger_ = touch ? Finger::still : Finger::none;
    finger_from_ = place;
  }
  if (finger_ == Finger::still) {
    const float across = std::abs(place.x - finger_from_.x);
    const float along = std::abs(place.y - finger_from_.y);
    if (std::max(across, along) >= px(8)) {
      finger_ = across >= along ? Finger::sideways : Finger::away;
    }
  }
  if (kind == PointerKind::up) {
    io.AddMouseButtonEvent(0, false);
    if (touch) io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);  // a finger that is lifted hovers nowhere
  }
}

bool Ui::has_input_waiting() const {
  return context_->InputEventsQueue.Size > 0;
}

void Ui::begin_frame(const Appearance& appearance, float width, float height, Input input) {
  appearance_ = appearance;
  theme_ = &theme_named(appearance.theme);
  width_ = width;
  height_ = height;
  input_ = std::move(input);
  tree_.clear();
  parents_.assign(1, "");
  scrolls_.clear();
  cut_texts_.clear();
  cursor_ = "default";

  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({width, height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0f);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0f);
  ImGui::Begin("malvag", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollWithMouse |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoBringToFrontOnFocus);
  ImGui::PopStyleVar(3);
  draw_ = ImGui::GetWindowDrawList();
  fill({0, 0, width, height}, theme_->ground);
}

void Ui::end_frame() {
  // Ends at the corner, so that Dear ImGui does not take the window for larger than the screen.
  ImGui::SetCursorScreenPos({0, 0});
  ImGui::Dummy({1, 1});
  ImGui::End();
  ImGui::Render();
  draw_ = nullptr;
}

void Ui::focus_is_on(std::string id, bool visible) {
  focused_ = std::move(id);
  focus_visible_ = visible;
}

void Ui::scrolled(const std::string& id, float top) {
  scroll_tops_[id] = std::max(0.0f, top);
  wanted_scroll_tops_.erase(id);
}

void Ui::scroll_to(const std::string& id, float top) {
  scroll_tops_[id] = std::max(0.0f, top);
  wanted_scroll_tops_[id] = std::max(0.0f, top);
}

ScrollTops Ui::scroll_tops() const {
  ScrollTops tops;
  for (const Node& node : tree_.nodes()) {
    const auto top = node.scrolls ? scroll_tops_.find(node.id) : scroll_tops_.end();
    if (top != scroll_tops_.end()) tops.insert(*top);
  }
  return tops;
}

std::optional<std::string> Ui::take_wanted_focus() {
  // What shall have the focus may be drawn only in the next frame. What never comes, as a row that
  // is out of view, is forgotten; where what had the focus is gone too, the screen gets it.
  if (wanted_focus_ && !tree_.find(*wanted_focus_) && ++frames_without_wanted_focus_ < 3) {
    return std::nullopt;
  }
  frames_without_wanted_focus_ = 0;
  std::optional<std::string> wanted = std::move(wanted_focus_);
  wanted_focus_.reset();
  if (!wanted || tree_.find(*wanted)) return wanted;
  return tree_.find(focused_) ? std::nullopt : std::optional<std::string>("main");
}

Layout Ui::layout() const {
  const float units = width_ / appearance_.text_size;
  return units < 900 ? Layout::narrow : units < 1280 ? Layout::medium : Layout::wide;
}

float Ui::target() const {
  return px(appearance_.touch ? size::target_touch : size::target_mouse + 8);
}

std::string Ui::t(TextKey key) const {
  return text(language(), key);
}
std::string Ui::t(TextKey key, const Filling& filling) const {
  return text(language(), key, filling);
}
std::string Ui::n(PluralKey key, std::int64_t count, const Filling& filling) const {
  return plural(language(), key, count, filling);
}

// --- drawing
// --------------------------------------------------------------------------------------

void Ui::fill(Rect rect, Colour colour, float radius, float opacity) {
  draw_->AddRectFilled(corner(rect), opposite(rect), packed(colour, opacity), px(radius));
}

void Ui::fill_part(Rect rect, std::size_t place, float opacity) {
  const std::size_t count = theme().series.size();
  fill(rect, theme().series[place % count], 0, opacity);
  enum Pattern { plain, rising, falling, upright, patterns };
  const auto pattern = static_cast<Pattern>((place + place / count) % patterns);
  if (pattern == plain) return;
  const float gap = px(5);
  const float lean = pattern == upright ? 0 : pattern == rising ? rect.height : -rect.height;
  const float reach = std::abs(lean);
  // On lines that the whole window shares, so that a part that grows does not move its own.
  for (float x = std::floor((rect.x - reach) / gap) * gap; x < rect.right() + reach; x += gap) {
    if (lean == 0 && (x < rect.x || x > rect.right())) continue;
    const auto share_at = [&](float edge) { return lean == 0 ? 0 : (edge - x) / lean; };
    const float one = share_at(rect.x), other = lean == 0 ? 1 : share_at(rect.right());
    const float from = std::clamp(std::min(one, other), 0.0f, 1.0f);
    const float to = std::clamp(std::max(one, other), 0.0f, 1.0f);
    if (from >= to) continue;
    draw_->AddLine({x + lean * from, rect.bottom() - rect.height * from},
                   {x + lean * to, rect.bottom() - rect.height * to},
                   packed(theme().series_line[place % count], opacity), px(1.5f));
  }
}

void Ui::outline(Rect rect, Colour colour, float radius, float thickness) {
  // Half a line inside, so that a hairline falls on whole pixels.
  const float half = thickness / 2;
  draw_->AddRect({rect.x + half, rect.y + half}, {rect.right() - half, rect.bottom() - half},
                 packed(colour), px(radius), 0, thickness);
}

void Ui::rule(Point from, Point to, Colour colour, float thickness) {
  draw_->AddRectFilled({std::round(from.x), std::round(from.y)},
                       {std::round(from.y == to.y ? to.x : from.x + thickness),
                        std::round(from.y == to.y ? from.y + thickness : to.y)},
                       packed(colour));
}

void Ui::stroke(const std::vector<Point>& points, Colour colour, float thickness) {
  for (const Point& point : points) draw_->PathLineTo(at(point));
  draw_->PathStroke(packed(colour), ImDrawFlags_None, thickness);
}

void Ui::curve(Point from, Point first, Point second, Point to, Colour colour, float thickness) {
  draw_->AddBezierCubic(at(from), at(first), at(second), at(to), packed(colour), thickness);
}

void Ui::disc(Point centre, float radius, Colour colour) {
  draw_->AddCircleFilled(at(centre), radius, packed(colour), 0);
}

void Ui::ring(Point centre, float radius, Colour colour, float thickness) {
  draw_->AddCircle(at(centre), radius, packed(colour), 0, thickness);
}

void Ui::triangle(Point centre, float size, bool upwards, Colour colour) {
  const float tip = upwards ? -size / 2 : size / 2;
  // Clockwise either way, or the smoothed edge falls inside.
  const float side = upwards ? size / 2 : -size / 2;
  draw_->AddTriangleFilled({centre.x, centre.y + tip}, {centre.x + side, centre.y - tip},
                           {centre.x - side, centre.y - tip}, packed(colour));
}

const Ui::Face& Ui::face(Weight weight) const {
  return faces_[place_of(weight)];
}

float Ui::font_size(const TextStyle& style) const {
  return px(style.size) * face(style.weight).height_per_em;
}

float Ui::width_of(const TextStyle& style, std::string_view text) const {
  text = beginning(text, most_on_a_line);
  return face(style.weight)
      .font->CalcTextSizeA(font_size(style), 1e9f, 0.0f, text.data(), text.data() + text.size())
      .x;
}

float Ui::height_of(const TextStyle& style, std::string_view text, float width) const {
  int lines = 0;
  each_line(face(style.weight).font, font_size(style), text, width,
            [&](const char*, const char*) { ++lines; });
  return static_cast<float>(lines) * px(style.line);
}

bool Ui::has_wide_word(const TextStyle& style, std::string_view text, float width) const {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    if (width_of(style, text.substr(at, end - at)) > width) return true;
    at = end + 1;
  }
  return false;
}

TextStyle Ui::fitting(TextStyle style, std::string_view text, float width) const {
  text = beginning(text, most_on_a_line);
  const float tallness = style.line / style.size;
  while (style.size > 14 && has_wide_word(style, text, width)) {
    style.size -= 1;
    style.line = std::round(style.size * tallness);
  }
  return style;
}

float Ui::least_size(const TextStyle& style) const {
  constexpr float smallest_read = 11;  // CSS pixels
  constexpr float least_share = 0.35f;
  return std::max(smallest_read / appearance_.text_size, style.size * least_share);
}

// In whole pixels: each size of a font has signs of its own to be made.
float Ui::smaller_by_a_step(float size) const {
  return (std::ceil(px(size)) - 1) / appearance_.text_size;
}

TextStyle Ui::same_for(TextStyle style, const std::vector<std::string>& words, float width) const {
  const float least = least_size(style);
  const auto has_no_room = [&](const std::string& one) { return width_of(style, one) > width; };
  while (smaller_by_a_step(style.size) >= least &&
         std::any_of(words.begin(), words.end(), has_no_room)) {
    style.size = smaller_by_a_step(style.size);
  }
  return style;
}

// The largest on one line or two; on more of the smallest only where that is the only way.
std::optional<Ui::Fitted> Ui::fitted(Rect box, TextStyle style, std::string_view text) const {
  constexpr float close_lines = 1.25f;  // from one to the next, by the size
  constexpr std::size_t most_lines = 5;
  const auto closely = [](TextStyle set) {
    set.line = std::round(set.size * close_lines);
    return set;
  };
  const auto holds = [&](const TextStyle& set, std::size_t lines) {
    const float height = static_cast<float>(lines) * px(set.line);
    return height <= box.height && height_of(set, text, box.width) <= height + 0.5f &&
           !has_wide_word(set, text, box.width);
  };
  const float least = least_size(style);
  // What the smallest cannot hold, as very long titles, is not tried at each size.
  const float lines_of_smallest = width_of(style, text) * least / style.size / box.width;
  if (lines_of_smallest > static_cast<float>(most_lines)) return std::nullopt;
  for (style.size = smaller_by_a_step(style.size); style.size >= least && lines_of_smallest <= 2;
       style.size = smaller_by_a_step(style.size)) {
    if (width_of(style, text) <= box.width) return Fitted{style, 1};
    if (holds(closely(style), 2)) return Fitted{closely(style), 2};
  }
  style.size = least;
  for (std::size_t lines = 3; lines <= most_lines; ++lines) {
    if (holds(closely(style), lines)) return Fitted{closely(style), lines};
  }
  return std::nullopt;
}

float Ui::line_of_text(Rect box, const TextStyle& style, Colour colour, std::string_view text,
                       Align align) {
  const float size = font_size(style);
  ImFont* font = face(style.weight).font;
  text = beginning(text, most_on_a_line);
  std::string on_one_line;
  if (text.find('\n') != std::string_view::npos) {
    on_one_line = text;
    std::replace(on_one_line.begin(), on_one_line.end(), '\n', ' ');
    text = on_one_line;
  }
  std::string cut;
  float width = width_of(style, text);
  if (width > box.width + 0.5f && box.width > 0) {
    if (const auto smaller = fitted(box, style, text)) {
      const TextStyle& small = smaller->style;
      if (smaller->lines == 1) return line_of_text(box, small, colour, text, align);
      const float line = px(small.line);
      const float half = line * static_cast<float>(smaller->lines) / 2;
      Rect one{box.x, box.y + box.height / 2 - half, box.width, line};
      each_line(font, font_size(small), text, box.width, [&](const char* begin, const char* end) {
        line_of_text(one, small, colour, {begin, static_cast<std::size_t>(end - begin)}, align);
        one.y += line;
      });
      return box.width;
    }
    cut_texts_.emplace_back(text);
    cut.assign(text.data(),
               end_within(font, size, text.data(), text.data() + text.size(), box.width));
    while (!cut.empty() && width_of(style, cut + "…") > box.width) {
      while ((static_cast<unsigned char>(cut.back()) & 0xC0) == 0x80 && cut.size() > 1) {
        cut.pop_back();
      }
      cut.pop_back();
    }
    cut += "…";
    text = cut;
    width = width_of(style, text);
  }
  const float spare = box.width - width;
  const float x = box.x + (align == Align::right ? spare : align == Align::centre ? spare / 2 : 0);
  const float y = box.y + (box.height - size) / 2;
  draw_->AddText(font, size, {std::round(x), std::round(y)}, packed(colour), text.data(),
                 text.data() + text.size());
  return width;
}

float Ui::lines_of_text(Rect box, const TextStyle& style, Colour colour, std::string_view text) {
  const float size = font_size(style);
  const float height = px(style.line);
  ImFont* font = face(style.weight).font;
  const float top = draw_->GetClipRectMin().y, bottom = draw_->GetClipRectMax().y;
  float y = box.y;
  each_line(font, size, text, box.width, [&](const char* begin, const char* end) {
    if (y + height >= top && y <= bottom) {
      draw_->AddText(font, size, {std::round(box.x), std::round(y + (height - size) / 2)},
                     packed(colour), begin, end);
    }
    y += height;
  });
  return y - box.y;
}

void Ui::begin_card() {
  cards_.emplace_back(std::make_unique<ImDrawListSplitter>());
  cards_.back()->Split(draw_, 2);
  cards_.back()->SetCurrentChannel(draw_, 1);
}

void Ui::end_card(Rect rect) {
  cards_.back()->SetCurrentChannel(draw_, 0);
  card(rect);
  cards_.back()->Merge(draw_);
  cards_.pop_back();
}

bool Ui::is_near(Rect rect) const {
  const Rect seen = view();
  return rect.bottom() >= seen.y - px(800) && rect.y <= seen.bottom() + px(800);
}

void Ui::push_clip(Rect rect) {
  ImGui::PushClipRect(corner(rect), opposite(rect), true);
}
void Ui::pop_clip() {
  ImGui::PopClipRect();
}

// --- nodes
// ----------------------------------------------------------------------------------------

Bounds Ui::unscrolled(Rect rect) const {
  for (const ScrollScope& scroll : scrolls_) rect.y += scroll.top;
  return {rect.x, rect.y, rect.width, rect.height};
}

namespace {

// Texts are read whole where they stand, and fields edited; of all else as much is said as tells
// it apart.
bool is_read_whole(Role role) {
  return role == Role::text || role == Role::status || role == Role::alert;
}

void shorten(std::string& text) {
  if (text.size() > limits::name_bytes) text = shortened(text);
}

}  // namespace

void Ui::say(std::string words) {
  const bool is_again = !words.empty() && words == said_;
  said_ = std::move(words);
  if (is_again) said_ += "\u00A0";  // what does not change is not read out
}

void Ui::put_said(const std::string& id) {
  Node node;
  node.id = id;
  node.role = Role::status;
  node.name = said_;
  put(std::move(node), {});
}

std::string shortened(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  return std::string(beginning(text, bytes)) + "…";
}
std::string shortened(std::string_view text) {
  return shortened(text, limits::name_bytes);
}

void Ui::put(Node node, Rect rect) {
  if (!is_read_whole(node.role)) shorten(node.name);
  shorten(node.description);
  shorten(node.value_text);
  node.parent = parents_.back();
  node.bounds = unscrolled(rect);
  tree_.add(std::move(node));
}

void Ui::open(Node node, Rect rect) {
  std::string id = node.id;
  put(std::move(node), rect);
  parents_.push_back(std::move(id));
}

void Ui::open_again(const std::string& id) {
  parents_.push_back(id);
}
void Ui::close() {
  parents_.pop_back();
}
void Ui::close_at(float bottom) {
  if (Node* node = tree_.change(parents_.back())) {
    node->bounds.height = unscrolled({0, bottom, 0, 0}).y - node->bounds.y;
  }
  close();
}

void Ui::set_place(const std::string& id, std::size_t place, std::size_t count) {
  Node* node = tree_.change(id);
  if (!node) return;
  node->set_place = static_cast<int>(place) + 1;
  node->set_size = static_cast<int>(count);
}

bool Ui::take_activation(const std::string& id) {
  return input_.activated.erase(id) > 0;
}

std::optional<std::string> Ui::take_set(const std::string& id) {
  const auto found = input_.set.find(id);
  if (found == input_.set.end()) return std::nullopt;
  std::string value = std::move(found->second);
  input_.set.erase(found);
  return value;
}

Rect Ui::begin_scroll(Node node, Rect rect) {
  node.scrolls = true;
  const std::string id = node.id;
  const auto wanted = wanted_scroll_tops_.find(id);
  if (wanted != wanted_scroll_tops_.end()) node.scroll_top = wanted->second;
  open(std::move(node), rect);
  const auto top = scroll_tops_.find(id);
  const float moved = top == scroll_tops_.end() ? 0.0f : std::round(top->second);
  scrolls_.push_back({id, moved, rect});
  push_clip(rect);
  return rect.moved(0, -moved);
}

void Ui::end_scroll(float content_height) {
  pop_clip();
  const ScrollScope scroll = scrolls_.back();
  scrolls_.pop_back();
  if (Node* node = tree_.change(scroll.id)) node->content_height = content_height;
  const float most = std::max(0.0f, content_height - scroll.rect.height);
  if (scroll.top > most) scroll_tops_[scroll.id] = most;
  close();
}

float Ui::content_top(Rect rect) const {
  return rect.y - (scrolls_.empty() ? 0.0f : scrolls_.back().top);
}

Rect Ui::view() const {
  return scrolls_.empty() ? Rect{0, 0, width_, height_} : scrolls_.back().rect;
}

}  // namespace malvag::ui
