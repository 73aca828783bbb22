"""Addresses of sign-in, home, work and search."""

from django.urls import path

from . import find, home, sign_in

urlpatterns = [
    path("", home.home, name="home"),
    path("find/", find.find, name="find"),
    path("sign-in/", sign_in.SignIn.as_view(), name="sign_in"),
    path("sign-in/demo/", sign_in.demo, name="sign_in_demo"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
]
