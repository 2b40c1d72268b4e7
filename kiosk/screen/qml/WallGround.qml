// What is behind everything.
import QtQuick
import Kiosk

Gradient {
    GradientStop { position: 0; color: "#0d161e" }
    GradientStop { position: 0.5; color: Theme.background }
    GradientStop { position: 1; color: "#05080b" }
}
