// Dear ImGui's item hooks: tells tests which items can be pressed, so that none lacks a node.
#include "audit.hpp"

#ifdef IMGUI_ENABLE_TEST_ENGINE
#include <imgui.h>
#include <imgui_internal.h>

namespace malvag::ui {

std::vector<Rect>& audited_items() {
  static std::vector<Rect> items;
  return items;
}

void audit_items(bool wanted) {
  ImGui::GetCurrentContext()->TestEngineHookItems = wanted;
  audited_items().clear();
}

}  // namespace malvag::ui

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box,
                                 const ImGuiLastItemData*) {
  // Dear ImGui keeps a window of its own for what is drawn outside of any; it is never shown.
  if (id == 0 || !context->CurrentWindow || context->CurrentWindow->IsFallbackWindow) return;
  malvag::ui::audited_items().push_back({box.Min.x, box.Min.y, box.GetWidth(), box.GetHeight()});
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) {
  return nullptr;
}
#endif
